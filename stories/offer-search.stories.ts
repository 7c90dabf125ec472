import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';

import '../components/offer-search/index.ts';
import '../components/provider/index.ts';
import type { EmploiOfferSearch } from '../components/offer-search/index.ts';
import { broken, busy, gateway, offline, partnerKey, refusing, waiting } from './support/gateway.ts';
import { on, shown, type Stage } from './support/play.ts';
import { theme } from './support/sites.styles.ts';
import { onSite } from './support/sites.ts';

export type Args = Pick<
  EmploiOfferSearch,
  'keywords' | 'place' | 'radius' | 'filters' | 'layout' | 'resultsUrl' | 'headingLevel' | 'theme' | 'density' | 'client'
>;

const search = (
  { keywords, place, radius, filters, layout, resultsUrl, headingLevel, theme, density, client }: Args,
  content: unknown = nothing,
): TemplateResult =>
  html`<emploi-offer-search
    gateway=${gateway}
    partner-key=${partnerKey}
    keywords=${keywords || nothing}
    place=${place || nothing}
    radius=${radius ?? nothing}
    filters=${filters || nothing}
    layout=${layout ?? nothing}
    results-url=${resultsUrl || nothing}
    heading-level=${headingLevel === 2 ? nothing : headingLevel}
    theme=${theme ?? nothing}
    density=${density ?? nothing}
    .client=${client}
    >${content}</emploi-offer-search
  >`;

/** Opens the first offer of the results as a visitor does. */
const openFirst = async (stage: Stage): Promise<void> => {
  const card = await shown(on(stage, 'emploi-offer-search'), '[part~="card"] :is(a, button)');
  card.click();
};

const themed = `<style>${theme.cssText}</style>

<div class="site coloured">
  <emploi-offer-search keywords="boulanger"></emploi-offer-search>
</div>`;

const meta = {
  title: 'emploi-offer-search',
  component: 'emploi-offer-search',
  render: (args: Args) => search(args),
  args: {
    keywords: '',
    place: '',
    radius: null,
    filters: '',
    layout: null,
    resultsUrl: null,
    headingLevel: 2,
    theme: null,
    density: null,
    client: undefined,
  },
  argTypes: {
    keywords: { control: 'text' },
    place: { control: 'text' },
    radius: { control: { type: 'number', min: 0, max: 200 } },
    filters: { control: 'text' },
    layout: { control: 'select', options: [null, 'results', 'split'] },
    resultsUrl: { name: 'results-url', control: 'text' },
    theme: { control: 'select', options: [null, 'auto', 'light', 'dark'] },
    density: { control: 'select', options: [null, 'compact'] },
    headingLevel: { name: 'heading-level', control: 'select', options: [1, 2, 3, 4] },
  },
} satisfies Meta<Args>;

export default meta;

type Story = StoryObj<Args>;

/** Tant que rien n’est demandé, le formulaire seul est là, et aucune requête ne part. */
export const Default = { name: 'Rien de demandé' } satisfies Story;

/** La recherche a abouti : le nombre d’offres, puis les vingt premières. */
export const Complete = { name: 'Résultats', args: { keywords: 'boulanger' } } satisfies Story;

/** La réponse est en route : les contours des offres gardent leur place, et l’attente est annoncée. */
export const Pending = { name: 'En attente', args: { keywords: 'boulanger', client: waiting() } } satisfies Story;

/** Aucune offre ne correspond : l’élément propose d’élargir la recherche ou de la faire ailleurs. */
export const Empty = { name: 'Aucun résultat', args: { keywords: 'dompteur de licornes', place: '26362' } } satisfies Story;

/** Le service est en panne : le visiteur peut réessayer, chercher ailleurs, et donner un code à l’assistance. */
export const Failed = { name: 'Échec : panne', args: { keywords: 'boulanger', client: broken() } } satisfies Story;

/** Rien ne répond : après trois essais, l’élément invite à vérifier la connexion. */
export const Offline = { name: 'Échec : hors connexion', args: { keywords: 'boulanger', client: offline() } } satisfies Story;

/** Le quota est atteint : le bouton dit dans combien de temps réessayer. */
export const Busy = { name: 'Échec : trop de demandes', args: { keywords: 'boulanger', client: busy() } } satisfies Story;

/** La clé n’est pas celle de ce site : réessayer ne servirait à rien, et la console dit au webmestre ce qui manque. */
export const Refused = { name: 'Échec : clé refusée', args: { keywords: 'boulanger', client: refusing() } } satisfies Story;

/** L’attribut `keywords` lance la recherche dès l’affichage de la page. */
export const WithKeywords = { name: 'Mots-clés', args: { keywords: 'plombier' } } satisfies Story;

/** L’attribut `place` reçoit le code d’un département : toutes ses offres, les plus récentes d’abord. */
export const WithPlace = { name: 'Département', args: { place: '69' } } satisfies Story;

/** Avec le code Insee d’une commune, `radius` dit jusqu’à combien de kilomètres chercher. */
export const AroundACommune = {
  name: 'Autour d’une commune',
  args: { keywords: 'plombier', place: '26362', radius: 50 },
} satisfies Story;

/** `filters` fixe des filtres, comme une adresse les écrit ; le visiteur peut les retirer. */
export const WithFilters = {
  name: 'Filtres de la page',
  args: { filters: 'contract=CDI&source=partner' },
} satisfies Story;

/** Les filtres ouverts : chaque choix dit combien d’offres il laisserait. */
export const FiltersOpen = {
  name: 'Filtres ouverts',
  args: { place: '69' },
  play: async (stage: Stage) => {
    (await shown(on(stage, 'emploi-offer-search'), '.narrowing button')).click();
    await shown(on(stage, 'emploi-offer-search'), '.filters');
  },
} satisfies Story;

/** `layout="split"` : sur une page large, l’offre s’ouvre à côté des résultats. */
export const Split = {
  name: 'Offre à côté des résultats',
  args: { keywords: 'plombier', layout: 'split' },
  play: async (stage: Stage) => {
    await openFirst(stage);
    await shown(on(stage, 'emploi-offer-search'), '[part~="source"]');
  },
} satisfies Story;

/** `layout="results"` : les offres que la page a choisies, sans formulaire. */
export const ResultsOnly = {
  name: 'Résultats seuls',
  args: { filters: 'contract=CDI', place: '69', layout: 'results' },
} satisfies Story;

/** `results-url` : le formulaire seul ; les résultats sont sur une autre page du site. */
export const FormOnly = { name: 'Formulaire seul', args: { resultsUrl: '/offres' } } satisfies Story;

/** Ce que le visiteur garde reste sur son appareil, et s’efface d’un bouton. */
export const Kept = {
  name: 'Enregistré sur l’appareil',
  args: { keywords: 'plombier' },
  play: async (stage: Stage) => {
    await openFirst(stage);
    const element = on(stage, 'emploi-offer-search');
    await shown(element, '.offer .actions');
    (await shown(element, '.offer p button')).click();
    (await shown(element, '[aria-expanded="false"].link')).click();
    await shown(element, '[part~="saved"]');
  },
} satisfies Story;

/** Une alerte : les nouvelles offres par courriel, une fois l’adresse confirmée. */
export const Alert = {
  name: 'Alerte par courriel',
  args: { keywords: 'plombier' },
  play: async (stage: Stage) => {
    (await shown(on(stage, 'emploi-offer-search'), '.after button')).click();
    await shown(on(stage, 'emploi-offer-search'), '#alert-email');
  },
} satisfies Story;

/** `heading-level` met le titre de l’élément à sa place dans le plan de la page ; ceux des offres suivent. */
export const HeadingLevel = {
  name: 'Niveau des titres',
  args: { keywords: 'plombier', headingLevel: 3 },
  render: (args: Args) => html`
    <h1>Vivre et travailler dans la Drôme</h1>
    <h2>Trouver un emploi près de chez vous</h2>
    ${search(args)}
  `,
} satisfies Story;

/** L’emplacement `heading` reçoit le titre de la page à la place de celui de l’élément. */
export const CustomHeading = {
  name: 'Titre de la page',
  args: { place: '69' },
  render: (args: Args) => search(args, html`<h2 slot="heading">Les offres d’emploi du Rhône</h2>`),
} satisfies Story;

/** Quelques variables CSS suffisent à donner à l’élément les couleurs, les formes et les polices d’un site. */
export const Themed = {
  name: 'Aux couleurs du site',
  args: { keywords: 'boulanger' },
  parameters: { docs: { source: { code: themed } } },
  render: (args: Args) => onSite('coloured', search(args)),
} satisfies Story;

/** Sur une page sombre, rien n’est à régler : l’élément suit le `color-scheme` et la couleur du texte de la page. */
export const DarkPage = {
  name: 'Page sombre',
  args: { keywords: 'boulanger' },
  render: (args: Args) => onSite('dark', search(args)),
} satisfies Story;

/** Avec `theme="auto"`, l’élément prend les couleurs des liens et des boutons de la page, et reste lisible quelles qu’elles soient. */
export const ThemeAuto = {
  name: 'D’après les liens et boutons',
  args: { keywords: 'boulanger', theme: 'auto' },
  render: (args: Args) =>
    onSite(
      'warm',
      html`
        <p>
          Une page avec <a href="https://mairie.example/">un lien</a> et <button type="button" class="primary">un bouton</button>
        </p>
        ${search(args)}
      `,
    ),
} satisfies Story;

/** `theme="dark"` rend l’élément sombre sur une page qui ne l’est pas. */
export const ThemeDark = { name: 'Toujours sombre', args: { keywords: 'boulanger', theme: 'dark' } } satisfies Story;

/** `theme="light"` le garde clair sur une page sombre. */
export const ThemeLight = {
  name: 'Toujours clair',
  args: { keywords: 'boulanger', theme: 'light' },
  render: (args: Args) => onSite('dark', search(args)),
} satisfies Story;

/** `density="compact"` gagne de la place ; sous le doigt, les boutons gardent leurs 44 pixels. */
export const Compact = { name: 'Présentation serrée', args: { keywords: 'boulanger', density: 'compact' } } satisfies Story;

/** Sur une page qui se lit de droite à gauche, l’élément est en miroir. */
export const RightToLeft = {
  name: 'De droite à gauche',
  args: { keywords: 'boulanger' },
  render: (args: Args) => html`<div dir="rtl">${search(args)}</div>`,
} satisfies Story;

/** Dans une colonne ou sur un téléphone de 320 pixels, tout tient sans défilement horizontal. */
export const Narrow320 = {
  name: 'Largeur de 320 pixels',
  args: { keywords: 'boulanger', place: '26362', radius: 50 },
  render: (args: Args) => onSite('narrow', search(args)),
} satisfies Story;

/** L’offre se lit sur place, en entier, avec sa source et sa date ; « Retour aux résultats » ramène à sa ligne. */
export const OfferOpened = {
  name: 'Offre ouverte',
  args: { keywords: 'développeur web' },
  play: async (stage: Stage) => {
    await openFirst(stage);
    await shown(on(stage, 'emploi-offer-search'), '[part~="source"]');
  },
} satisfies Story;

/** « Voir plus d’offres » ajoute les vingt suivantes et place le curseur sur la première d’entre elles. */
export const MoreOffers = {
  name: 'Plus d’offres',
  args: { keywords: 'boulanger' },
  play: async (stage: Stage) => {
    const element = on(stage, 'emploi-offer-search');
    const more = await shown(element, '.more');
    more.click();
    await shown(element, '[part~="card"]:nth-child(21)');
  },
} satisfies Story;

const openItYourself = `<emploi-offer-search keywords="plombier"></emploi-offer-search>

<script type="module">
  document.querySelector('emploi-offer-search').addEventListener('emploi-offer-select', (event) => {
    event.preventDefault();
    showOffer(event.detail.offer); // votre code
  });
</script>`;

const showDetail = (event: HTMLElementEventMap['emploi-offer-select']): void => {
  event.preventDefault();
  const output = event.currentTarget instanceof Element ? event.currentTarget.querySelector('output') : null;
  if (output) output.textContent = JSON.stringify(event.detail, null, 2);
};

/** Annuler `emploi-offer-select` laisse la page montrer l’offre elle-même ; elle la reçoit dans `event.detail`. */
export const OpenItYourself = {
  name: 'Offre montrée par la page',
  args: { keywords: 'plombier' },
  parameters: { docs: { source: { code: openItYourself } } },
  render: (args: Args) => html`
    <div @emploi-offer-select=${showDetail}>
      <p>Offre choisie :</p>
      <pre><output aria-label="Offre choisie">aucune pour l’instant</output></pre>
      ${search(args)}
    </div>
  `,
  play: async (stage: Stage) => {
    await openFirst(stage);
    await shown(stage.canvasElement, 'output', '"offer"');
  },
} satisfies Story;

/** L’élément parle la langue de `<html lang>` ; les offres restent en français, et le disent aux lecteurs d’écran. */
export const English = {
  name: 'En anglais',
  args: { keywords: 'boulanger' },
  parameters: { lang: 'en' },
} satisfies Story;

/** En arabe, tout se lit de droite à gauche, sauf les offres ; la traduction attend la relecture d’un arabophone. */
export const Arabic = {
  name: 'En arabe',
  args: { keywords: 'développeur web' },
  parameters: { lang: 'ar' },
  play: async (stage: Stage) => {
    await openFirst(stage);
    await shown(on(stage, 'emploi-offer-search'), '[part~="source"]');
  },
} satisfies Story;

/** Dans un `<emploi-provider>`, l’élément n’a besoin ni de clé ni d’adresse. */
export const ThroughProvider = {
  name: 'Dans un fournisseur',
  args: { keywords: 'plombier' },
  render: ({ keywords }: Args) => html`
    <emploi-provider gateway=${gateway} partner-key=${partnerKey}>
      <emploi-offer-search keywords=${keywords}></emploi-offer-search>
    </emploi-provider>
  `,
} satisfies Story;
