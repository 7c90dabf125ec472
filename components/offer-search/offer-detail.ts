import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { Contact, Offer, Requirement } from '../../src/contract/index.ts';
import { formatDay } from '../../src/i18n/format.ts';
import { age, pay, whereabouts, workTime } from './wording.ts';

export { default as styles } from './offer-detail.styles.ts';

type Part = TemplateResult | typeof nothing;

const licence = 'https://francetravail.io/produits-partages/documentation/conditions-dutilisation-api/licence-offres-emploi';

const link = (url: string, text: string): TemplateResult => html`<a href=${url} rel="external noopener">${text}</a>`;

const joined = (parts: readonly (string | null | undefined)[], separator = ' · '): string =>
  parts.filter(Boolean).join(separator);

const fact = (name: string, value: string | null | undefined): Part =>
  value
    ? html`<div>
        <dt>${name}</dt>
        <dd class="lines">${value}</dd>
      </div>`
    : nothing;

const section = (level: number, heading: string, content: readonly Part[]): Part =>
  content.some((part) => part !== nothing)
    ? html`<section>
        <h4 aria-level=${level}>${heading}</h4>
        ${content}
      </section>`
    : nothing;

const named = (name: string, items: readonly string[]): Part =>
  items.length
    ? html`<div class="group">
        <p>${name}</p>
        <ul class="bullets">
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>
      </div>`
    : nothing;

const text = (value: string | null): Part => (value ? html`<p class="lines">${value}</p>` : nothing);

const required = ({ label, required: must }: Requirement): string => (must ? msg(str`${label} (exigé)`) : label);

const facts = (offer: Offer): TemplateResult => html`
  <dl class="facts">
    ${fact(msg('Contrat'), joined([offer.contract.label, offer.contractNature, offer.apprenticeship ? msg('Alternance') : null]))}
    ${fact(msg('Temps de travail'), joined([offer.workingHours ?? workTime(offer), ...offer.schedule], '\n'))}
    ${fact(msg('Salaire'), joined([pay(offer.salary), ...(offer.salary?.extras ?? [])], '\n'))}
    ${fact(msg('Expérience'), joined([offer.experience.label, offer.experience.comment], '\n'))}
    ${fact(msg('Qualification'), offer.qualification)}
    ${fact(msg('Métier'), offer.occupation?.appellation ?? offer.occupation?.label)}
    ${fact(msg('Secteur d’activité'), offer.sector)} ${fact(msg('Déplacements'), offer.travel)}
    ${fact(msg('Nombre de postes'), offer.openings > 1 ? `${offer.openings}` : null)}
    ${fact(
      msg('Handicap'),
      joined(
        [
          offer.accessible ? msg('Poste ouvert aux bénéficiaires de l’obligation d’emploi') : null,
          offer.adaptedCompany ? msg('Entreprise adaptée') : null,
          offer.disabilityCommitted ? msg('Employeur engagé pour le handicap') : null,
        ],
        '\n',
      ),
    )}
    ${fact(msg('À savoir'), offer.fewCandidates ? msg('Cette offre a peu de candidats') : null)}
  </dl>
`;

const profile = (offer: Offer): readonly Part[] => [
  named(msg('Compétences'), offer.skills.map(required)),
  named(
    msg('Savoir-être'),
    offer.softSkills.map(({ label, description }) => joined([label, description], msg(' : '))),
  ),
  named(
    msg('Formation'),
    offer.training.map(({ level, field, comment, required: must }) =>
      joined([level, field, comment, must ? msg('exigé') : null]),
    ),
  ),
  named(msg('Langues'), offer.languages.map(required)),
  named(msg('Permis'), offer.drivingLicences.map(required)),
  named(msg('Logiciels'), offer.software),
];

const company = (offer: Offer, logoUrl: (logo: string) => string): readonly Part[] => [
  offer.companyLogo ? logo(logoUrl(offer.companyLogo), offer.company ?? '') : nothing,
  text(joined([offer.company, offer.companySize])),
  text(offer.companyDescription),
  offer.companyUrl ? html`<p>${link(offer.companyUrl, msg('Site de l’entreprise'))}</p>` : nothing,
];

/** A logo that cannot be had leaves its name, which stands beside it anyway. */
const logo = (url: string, name: string): TemplateResult => html`
  <img
    src=${url}
    alt=${name}
    height="40"
    loading="lazy"
    @error=${(event: Event) => event.target instanceof Element && event.target.remove()}
  />
`;

const contact = ({ name, lines, phone, email, comment, recruiterUrl }: Contact): readonly Part[] => [
  text(joined([name, ...lines, phone, email, comment], '\n')),
  recruiterUrl ? html`<p>${link(recruiterUrl, msg('Site du recruteur'))}</p>` : nothing,
];

/** Source, date and licence stand on every display of an offer (licence of the offers, article 4). */
const origin = (offer: Offer, logoUrl: (logo: string) => string): TemplateResult => {
  const { source, url, updatedAt } = offer;
  return html`
    <footer class="origin" part="source">
      ${source.partners.map(
        (partner) =>
          html`<p>
            ${partner.logo ? logo(logoUrl(partner.logo), '') : nothing} ${msg('Offre transmise par')}
            ${partner.url ? link(partner.url, partner.name) : partner.name}
          </p>`,
      )}
      <p class="hint">
        ${source.kind === 'sample' ? msg('Offre fictive, pour la démonstration.') : msg('Source : France Travail.')}
        ${updatedAt ? msg(str`Dernière mise à jour le ${formatDay(updatedAt)}.`) : nothing} ${msg(str`Offre n° ${offer.id}.`)}
        ${source.kind === 'sample' ? nothing : html`<a href=${licence} rel="external noopener">${msg('Réutilisation sous licence')}</a>`}
      </p>
      ${url ? html`<p>${link(url, msg('Voir l’offre sur francetravail.fr'))}</p>` : nothing}
    </footer>
  `;
};

const applyLinks = (offer: Offer): Part => {
  const url = offer.contact?.applyUrl ?? offer.source.partners.find((partner) => partner.url)?.url ?? offer.url;
  return url ? html`<p><a class="button" href=${url} rel="external noopener">${msg('Postuler')}</a></p>` : nothing;
};

/** The whole offer: every field it has, in the order in which a candidate decides. `level` is that of its sections' headings. */
export const offerDetail = (offer: Offer, level: number, logoUrl: (logo: string) => string): TemplateResult => html`
  <div>
    <p>${whereabouts(offer)}</p>
    <p class="hint">${age(offer) ?? nothing}</p>
  </div>
  ${applyLinks(offer)} ${facts(offer)}
  ${section(level, msg('Le poste'), [text(offer.description), named(msg('Conditions'), offer.conditions)])}
  ${section(level, msg('Profil recherché'), profile(offer))} ${section(level, msg('L’entreprise'), company(offer, logoUrl))}
  ${section(level, msg('Contact'), [
    ...(offer.contact ? contact(offer.contact) : []),
    text(joined([offer.agency?.phone, offer.agency?.email], '\n')),
  ])}
  ${origin(offer, logoUrl)}
`;
