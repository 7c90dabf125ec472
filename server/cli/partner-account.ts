import { elementResources } from '../../src/contract/index.ts';
import manifest from '../../package.json' with { type: 'json' };
import { isLocal } from '../origins.ts';
import { moment } from '../partner-desk.ts';
import type { Account } from '../partner-orders.ts';
import { count } from '../progress.ts';
import type { KeyMode, PartnerKey } from '../stores/partners.ts';

const line = (label: string, values: readonly string[]): string =>
  values.map((value, index) => `  ${(index ? '' : label).padEnd(13)} ${value}`).join('\n');

const keyLines = (mode: KeyMode, keys: readonly PartnerKey[]): string => {
  const texts = keys
    .filter((key) => key.mode === mode)
    .map(({ key, expiresAt }) => (expiresAt ? `${key}, expires on ${moment(expiresAt)}` : key));
  return line(`${mode} key`, texts.length ? texts : ['none']);
};

const orAll = (values: readonly string[]): readonly string[] => (values.length ? [values.join(', ')] : ['all']);

/** A partner as whoever runs the gateway reads it. */
export const accountText = ({ partner, keys, offers }: Account): string =>
  [
    `${partner.name} (${partner.id})`,
    line(
      'origins',
      partner.origins.map((origin) => (isLocal(origin) ? `${origin} (test key only)` : origin)),
    ),
    line('elements', orAll(partner.elements)),
    line('départements', orAll(partner.departements)),
    line('employer', orAll([...partner.sirets, ...partner.companies])),
    line('offers', [`${count(offers)} today`]),
    line('quotas', [`${count(partner.perMinute)} requests a minute, ${count(partner.perNetwork)} of them from one network`]),
    keyLines('live', keys),
    keyLines('test', keys),
  ].join('\n');

const [major = ''] = manifest.version.split('.');

const fallback = (departement: string | undefined): string => {
  const search = `https://candidat.francetravail.fr/offres/recherche${departement ? `?lieux=${departement}D` : ''}`;
  return `<a href="${search}">Voir les offres d’emploi sur francetravail.fr</a>`;
};

/** What the partner's webmaster pastes. */
export const snippet = ({ partner: { elements, departements } }: Account, key: string, gateway: string): string => {
  const [departement, ...others] = departements;
  const place = departement && others.length === 0 ? departement : undefined;
  const tags = (elements.length ? elements : Object.keys(elementResources)).map(
    (name) => `
<emploi-${name} partner-key="${key}"${place ? ` place="${place}"` : ''}>
  ${fallback(place)}
</emploi-${name}>`,
  );
  return `<script type="module" async src="${gateway}/sdk/${major}/loader.js"></script>\n${tags.join('\n')}`;
};
