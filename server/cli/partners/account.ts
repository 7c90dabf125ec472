import type { ElementName } from '../../../src/contract/index.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { isLocal } from '../../http/origins.ts';
import { formatUtc } from '../../partners/run-partner-command.ts';
import type { PartnerAccount } from '../../partners/partner-command.ts';
import { formatCount } from '../../output/progress.ts';
import type { Recruiter } from '../../partners/recruiters-store.ts';
import type { KeyMode, PartnerKey } from '../../partners/store.ts';

const line = (label: string, values: readonly string[]): string =>
  values.map((value, index) => `  ${(index ? '' : label).padEnd(13)} ${value}`).join('\n');

const keyLines = (mode: KeyMode, keys: readonly PartnerKey[]): string => {
  const texts = keys
    .filter((key) => key.mode === mode)
    .map(({ key, expiresAt }) => (expiresAt ? `${key}, expires on ${formatUtc(expiresAt)}` : key));
  return line(`${mode} key`, texts.length ? texts : ['none']);
};

const orAll = (values: readonly string[]): readonly string[] => (values.length ? [values.join(', ')] : ['all']);

/** Where applications go. The inbox opens to whoever has its address. */
const recruiterLines = (recruiter: Recruiter, gateway: string): string[] => [
  line('applications', [
    `for ${recruiter.name}, ${recruiter.email ? `by mail to ${recruiter.email}` : 'in the inbox only'}`,
    `${recruiter.cvRequired ? 'a curriculum vitae is required' : 'without a curriculum vitae too'}; ${formatCount(recruiter.perOffer)} for an offer, ${formatCount(recruiter.perDay)} a day`,
  ]),
  line('inbox', [`${gateway}/inbox/${recruiter.inboxToken} (secret)`]),
  ...(recruiter.webhookUrl ? [line('webhook', [recruiter.webhookUrl, `${recruiter.webhookSecret} (secret)`])] : []),
];

/** A partner as whoever runs the gateway reads it. */
export const accountText = ({ partner, keys, offers, recruiter }: PartnerAccount, gateway: string): string =>
  [
    `${partner.name} (${partner.id})`,
    line(
      'origins',
      partner.origins.map((origin) => (isLocal(origin) ? `${origin} (test key only)` : origin)),
    ),
    line('elements', orAll(partner.elements)),
    line('départements', orAll(partner.departements)),
    line('employer', orAll([...partner.sirets, ...partner.companies])),
    ...(partner.color ? [line('colour', [partner.color])] : []),
    line('offers', [`${formatCount(offers)} today`]),
    line('quotas', [
      `${formatCount(partner.perMinute)} requests a minute, ${formatCount(partner.perNetwork)} of them from one network`,
    ]),
    keyLines('live', keys),
    keyLines('test', keys),
    ...(recruiter ? recruiterLines(recruiter, gateway) : []),
  ].join('\n');

const [major = ''] = manifest.version.split('.');

const fallback = (departement: string | undefined): string => {
  const search = `https://candidat.francetravail.fr/offres/recherche${departement ? `?lieux=${departement}D` : ''}`;
  return `<a href="${search}">Voir les offres d’emploi sur francetravail.fr</a>`;
};

/** What the partner's webmaster pastes. */
export const snippet = (
  { partner: { elements, departements }, recruiter }: PartnerAccount,
  key: string,
  gateway: string,
): string => {
  const [departement, ...others] = departements;
  const place = departement && others.length === 0 ? departement : undefined;
  const isAllowed = (name: ElementName): boolean => elements.length === 0 || elements.includes(name);
  const search = `
<emploi-offer-search partner-key="${key}"${place ? ` place="${place}"` : ''}>
  ${fallback(place)}
</emploi-offer-search>`;
  const form = `
<emploi-application-form partner-key="${key}">
  Pour postuler, écrivez à ${recruiter?.contact}.
</emploi-application-form>`;
  const tags = [...(isAllowed('offer-search') ? [search] : []), ...(recruiter && isAllowed('application-form') ? [form] : [])];
  // The last ones ask caching plugins not to touch it: docs/optimiseurs.md.
  const script = `<script type="module" async src="${gateway}/sdk/${major}/loader.js" data-gateway="${gateway}" data-no-optimize="1" data-no-defer="1" data-no-minify="1" data-cfasync="false" nowprocket></script>`;
  return `${script}\n${tags.join('\n')}`;
};
