import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { fallbackSearchUrl } from '../../../src/client/fallback-link.ts';
import type { Contact, Offer, Requirement } from '../../../src/contract/index.ts';
import { formatDay, formatNumber, bidiIsolate } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import { description } from './description.ts';
import { publishedText, contractText, joinLabels, salaryText, employerAndPlace, type Label } from '../offer-text.ts';
import { experienceText, hoursText } from './offer-text.ts';

type Part = TemplateResult | typeof nothing;

const licence = 'https://francetravail.io/produits-partages/documentation/conditions-dutilisation-api/licence-offres-emploi';

const link = (url: string, text: Label): TemplateResult => html`<a href=${url} rel="external noopener">${text}</a>`;

/** Invented employers have no site: what would lead to one is left out. */
const isInvented = ({ source }: Offer): boolean => source.kind === 'sample';

const fact = (name: string, value: unknown): Part =>
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

const named = (name: string, items: readonly unknown[]): Part =>
  items.length
    ? html`<div class="group">
        <p>${name}</p>
        <ul class="bullets">
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>
      </div>`
    : nothing;

const text = (value: unknown): Part => (value ? html`<p class="lines">${value}</p>` : nothing);

const requiredText = ({ required }: { required: boolean }): string | null =>
  required
    ? msg('exigé', { desc: 'Behind a skill, a language, a diploma or a driving licence: without it, no need to apply.' })
    : null;

const requirement = (asked: Requirement): unknown =>
  asked.required ? [french(asked.label), ' (', requiredText(asked), ')'] : french(asked.label);

const facts = (offer: Offer): TemplateResult => html`
  <dl class="facts">
    ${fact(msg('Contrat'), joinLabels([contractText(offer), french(offer.contractNature), offer.apprenticeship ? msg('Alternance', { desc: 'Work and school in turn, with a contract: apprenticeship and the like.' }) : null]))}
    ${fact(msg('Temps de travail'), joinLabels([...hoursText(offer), ...offer.schedule.map(french)], '\n'))}
    ${fact(msg('Salaire'), joinLabels([salaryText(offer.salary), ...(offer.salary?.extras ?? []).map(french)], '\n'))}
    ${fact(msg('Expérience'), joinLabels([experienceText(offer), french(offer.experience.comment)], '\n'))}
    ${fact(msg('Qualification'), french(offer.qualification))}
    ${fact(msg('Métier', { desc: 'The occupation, as the national list of occupations names it.' }), french(offer.occupation?.appellation ?? offer.occupation?.label))}
    ${fact(msg('Secteur d’activité'), french(offer.sector))}
    ${fact(msg('Déplacements', { desc: 'Travel that the job asks for.' }), french(offer.travel))}
    ${fact(msg('Nombre de postes', { desc: 'How many people are recruited by this one offer.' }), offer.openings > 1 ? formatNumber(offer.openings) : null)}
    ${fact(
      msg('Handicap'),
      joinLabels(
        [
          offer.accessible ? msg('Ouvert aux personnes en situation de handicap') : null,
          offer.adaptedCompany
            ? msg('Entreprise adaptée', { desc: 'French law: a company in which most employees have a disability.' })
            : null,
          offer.disabilityCommitted ? msg('Employeur engagé pour le handicap') : null,
        ],
        '\n',
      ),
    )}
    ${fact(msg('À savoir', { desc: 'Heading of a remark that may help: few people have applied so far.' }), offer.fewCandidates ? msg('Cette offre a peu de candidats') : null)}
  </dl>
`;

const profile = (offer: Offer): readonly Part[] => [
  named(msg('Compétences'), offer.skills.map(requirement)),
  named(
    msg('Savoir-être', { desc: 'Soft skills: working in a team, being on time.' }),
    offer.softSkills.map(({ label, description }) => french(description ? `${label} : ${description}` : label)),
  ),
  named(
    msg('Formation', { desc: 'Heading of the diplomas and studies asked for.' }),
    offer.training.map((asked) =>
      joinLabels([french(asked.level), french(asked.field), french(asked.comment), requiredText(asked)]),
    ),
  ),
  named(msg('Langues'), offer.languages.map(requirement)),
  named(msg('Permis', { desc: 'Driving licences asked for.' }), offer.drivingLicences.map(requirement)),
  named(msg('Logiciels'), offer.software.map(french)),
];

const company = (offer: Offer, logoUrl: (logo: string) => string): readonly Part[] => [
  offer.companyLogo ? logo(logoUrl(offer.companyLogo), offer.company ?? '') : nothing,
  text(joinLabels([french(offer.company), french(offer.companySize)])),
  ...description(offer.companyDescription),
  offer.companyUrl && !isInvented(offer) ? html`<p>${link(offer.companyUrl, msg('Site de l’entreprise'))}</p>` : nothing,
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

const contact = ({ name, lines, phone, email, comment, recruiterUrl }: Contact, isReal: boolean): readonly Part[] => [
  text(joinLabels([name, ...lines, phone, email, comment].map(french), '\n')),
  recruiterUrl && isReal ? html`<p>${link(recruiterUrl, msg('Site du recruteur'))}</p>` : nothing,
];

/** Source, date and licence stand on every display of an offer (licence of the offers, article 4). */
const origin = (offer: Offer, logoUrl: (logo: string) => string): TemplateResult => {
  const { source, url, updatedAt } = offer;
  const number = bidiIsolate(offer.id);
  const day = updatedAt && formatDay(updatedAt);
  return html`
    <footer class="origin" part="source">
      ${source.partners.map(
        (partner) =>
          html`<p>
            ${partner.logo ? logo(logoUrl(partner.logo), '') : nothing}
            ${msg('Offre transmise par', { desc: 'Then comes the name of the site that published the offer.' })}
            ${partner.url && !isInvented(offer) ? link(partner.url, french(partner.name)) : french(partner.name)}
          </p>`,
      )}
      <p class="hint">
        ${source.kind === 'sample' ? msg('Offre fictive, pour la démonstration.') : msg('Source : France Travail.')}
        ${day ? msg(str`Dernière mise à jour le ${day}.`) : nothing} ${msg(str`Offre n° ${number}.`)}
        ${source.kind === 'sample' ? nothing : html`<a href=${licence} rel="external noopener">${msg('Réutilisation sous licence')}</a>`}
      </p>
      ${url ? html`<p>${link(url, msg('Voir l’offre sur francetravail.fr'))}</p>` : nothing}
    </footer>
  `;
};

/** Where one applies elsewhere, if the offer says so. */
export const applyUrl = (offer: Offer): string | null =>
  isInvented(offer)
    ? offer.url
    : (offer.contact?.applyUrl ?? offer.source.partners.find((partner) => partner.url)?.url ?? offer.url);

/** Nobody takes applications for an invented offer: there are real ones for the same work. */
export const realOffersLink = (offer: Offer): Part =>
  isInvented(offer)
    ? html`<p class="apply">
        <a
          class="button"
          href=${fallbackSearchUrl({ keywords: offer.occupation?.appellation ?? offer.title, ...(offer.place.commune && { place: offer.place.commune }) })}
          rel="external noopener"
          >${msg('Voir de vraies offres sur francetravail.fr', { desc: 'Link of an offer that is invented, for a demonstration: to the public service’s search for the same occupation.' })}</a
        >
      </p>`
    : nothing;

/**
 * The whole offer: every field it has, in the order in which a candidate decides. `level` is that of its sections' headings;
 * `apply` is how to apply, `actions` what else can be done with it.
 */
export const offerContent = (
  offer: Offer,
  level: number,
  logoUrl: (logo: string) => string,
  apply: TemplateResult | typeof nothing,
  actions: TemplateResult,
): TemplateResult => html`
  <div>
    <p>${employerAndPlace(offer)}</p>
    <p class="hint">${publishedText(offer) ?? nothing}</p>
  </div>
  ${apply} ${actions} ${facts(offer)}
  ${section(level, msg('Le poste', { desc: 'Heading of the description of the job.' }), [...description(offer.description), named(msg('Conditions', { desc: 'Heading of a list of conditions of work: remote work, nights, noise.' }), offer.conditions.map(french))])}
  ${section(level, msg('Profil recherché'), profile(offer))} ${section(level, msg('L’entreprise'), company(offer, logoUrl))}
  ${section(level, msg('Contact', { desc: 'Heading: whom to write to or call.' }), [
    ...(offer.contact ? contact(offer.contact, !isInvented(offer)) : []),
    text(joinLabels([french(offer.agency?.phone), french(offer.agency?.email)], '\n')),
  ])}
  ${origin(offer, logoUrl)}
`;
