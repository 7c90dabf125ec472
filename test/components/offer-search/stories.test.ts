import { expect, fixture, html } from '@open-wc/testing';

import * as stories from '../../../stories/offer-search.stories.ts';
import type { Stage } from '../../../stories/support/play.ts';
import { speak } from '../../support/languages.ts';
import { allByRole, byRole, clientWith, gateway, partnerKey, shownText, untilHeld, untilText } from '../../support/page.ts';
import { statesOf, testStates, type Expectation, type State } from '../../support/states.ts';
import { waitUntil } from '../../support/wait-until.ts';

const { default: meta, ...searchStories } = stories;

type Search = HTMLElementTagNameMap['emploi-offer-search'];

const cards = (element: Element): Element[] => [...(element.shadowRoot?.querySelectorAll('[part~="card"]') ?? [])];

const colourOfButton = (element: Element): string => getComputedStyle(byRole(element, 'button', 'Rechercher')).backgroundColor;

const expected: Record<keyof typeof searchStories, Expectation<Search>> = {
  Default: (element) => {
    expect(allByRole(element, 'status', /./)).to.have.length(0);
    expect(cards(element)).to.have.length(0);
  },
  Complete: async (element) => {
    await untilText(element, '46 offres');
    expect(cards(element)).to.have.length(20);
  },
  Pending: async (element) => {
    await waitUntil(() => allByRole(element, 'status', 'Recherche en cours…').length > 0);
    expect(cards(element)).to.have.length(0);
  },
  Empty: async (element) => {
    await untilText(element, 'Aucune offre ne correspond à cette recherche.');
    expect(byRole(element, 'button', 'Chercher dans toute la France')).to.exist;
    expect(byRole(element, 'link', 'Faire cette recherche sur francetravail.fr')).to.exist;
  },
  Failed: async (element) => {
    await untilText(element, 'Code à donner à l’assistance : 7f3a-21c8');
    expect(shownText(byRole(element, 'alert'))).to.include('Le service est en panne.');
    expect(byRole(element, 'button', 'Réessayer')).to.exist;
  },
  Offline: async (element) => {
    await untilText(element, 'Vérifiez votre connexion à Internet');
    expect(byRole(element, 'alert')).to.exist;
    expect(byRole(element, 'button', 'Réessayer')).to.exist;
  },
  Busy: async (element) => {
    await untilText(element, /Vous pourrez réessayer dans \d+ secondes/);
    expect(byRole(element, 'button', /^Réessayer \(\d+\)$/).ariaDisabled).to.equal('true');
  },
  Refused: async (element) => {
    await untilText(element, 'Ce service n’est pas disponible sur ce site.');
    expect(byRole(element, 'alert')).to.exist;
    expect(allByRole(element, 'button', 'Réessayer')).to.have.length(0);
  },
  WithKeywords: (element) => untilText(element, '2 offres'),
  WithPlace: async (element) => {
    await untilText(element, '2 offres');
    await untilHeld(element, 'combobox', 'Lieu', 'Rhône (69)');
  },
  AroundACommune: async (element) => {
    await untilText(element, '2 offres');
    await untilHeld(element, 'select', 'Distance', '50');
  },
  WithFilters: async (element) => {
    await waitUntil(() => allByRole(element, 'button', /^Retirer le filtre/).length === 2);
  },
  FiltersOpen: async (element) => {
    await waitUntil(() => element.shadowRoot?.querySelectorAll('.filters fieldset').length === 8);
    expect(byRole(element, 'button', /^Filtres/).getAttribute('aria-expanded')).to.equal('true');
  },
  Split: async (element) => {
    await untilText(element, 'Offre fictive');
    // Offers like it may be there already.
    expect(allByRole(element, 'heading', /^Plombier/).map(({ id }) => id)).to.include('offer-title');
  },
  ResultsOnly: async (element) => {
    await untilText(element, /\d offre/);
    expect(allByRole(element, 'combobox')).to.have.length(0);
  },
  FormOnly: (element) => {
    expect(byRole(element, 'button', 'Rechercher')).to.exist;
    expect(element.shadowRoot?.querySelector('.status')).to.equal(null);
  },
  Kept: async (element) => {
    await waitUntil(() => byRole(element, 'button', 'Effacer tout ce qui est enregistré'));
    expect(localStorage).to.have.length(0);
  },
  Alert: async (element) => {
    await waitUntil(() => allByRole(element, 'textbox', 'Votre courriel').length === 1);
  },
  HeadingLevel: async (element) => {
    await untilText(element, '2 offres');
    expect(byRole(element, 'heading', 'Trouver un emploi').getAttribute('aria-level')).to.equal('3');
    expect(byRole(element, 'heading', 'Plombier chauffagiste (H/F)').getAttribute('aria-level')).to.equal('4');
  },
  CustomHeading: async (element) => {
    await untilText(element, '2 offres');
    expect(allByRole(element, 'heading', 'Trouver un emploi')).to.have.length(0);
    expect(element.querySelector('h2')?.checkVisibility()).to.equal(true);
  },
  Themed: async (element) => {
    await untilText(element, '46 offres');
    expect(colourOfButton(element)).to.equal('rgb(123, 30, 90)');
  },
  DarkPage: async (element) => {
    await untilText(element, '46 offres');
    expect(colourOfButton(element)).to.equal('rgb(156, 192, 255)');
  },
  ThemeAuto: async (element) => {
    await untilText(element, '46 offres');
    await waitUntil(() => colourOfButton(element) === 'rgb(168, 35, 79)', 'the button should have the colour of the page’s');
  },
  ThemeDark: async (element) => {
    await untilText(element, '46 offres');
    expect(colourOfButton(element)).to.equal('rgb(156, 192, 255)');
  },
  ThemeLight: async (element) => {
    await untilText(element, '46 offres');
    expect(colourOfButton(element)).to.equal('rgb(28, 79, 160)');
  },
  Compact: async (element) => {
    await untilText(element, '46 offres');
    expect(byRole(element, 'button', 'Rechercher').offsetHeight).to.be.within(24, 40);
  },
  RightToLeft: async (element) => {
    await untilText(element, '46 offres');
    const [keywords, button] = [byRole(element, 'combobox', 'Métier ou mot-clé'), byRole(element, 'button', 'Rechercher')];
    expect(button.getBoundingClientRect().right).to.be.below(keywords.getBoundingClientRect().left);
  },
  Narrow320: async (element) => {
    await untilText(element, '45 offres');
    const page = element.parentElement;
    expect(page?.offsetWidth).to.equal(320);
    expect(page?.scrollWidth).to.be.at.most(320);
  },
  OfferOpened: (element) => {
    expect(element.shadowRoot?.activeElement).to.equal(byRole(element, 'heading', 'Développeuse / Développeur web (H/F)'));
    expect(shownText(element)).to.include('Offre n° XTOUT01.');
  },
  MoreOffers: async (element) => {
    await untilText(element, '46 offres, 40 affichées');
    await waitUntil(() => cards(element)[20]?.contains(element.shadowRoot?.activeElement ?? null) === true);
  },
  OpenItYourself: (element) => {
    expect(shownText(element)).to.include('2 offres');
    expect(element.parentElement?.querySelector('output')?.textContent).to.match(/"id": "XPLOMB\d"/);
  },
  English: async (element) => {
    await speak('en');
    await untilText(element, '46 jobs');
  },
  Arabic: async (element) => {
    await speak('ar');
    await untilText(element, /عرض رقم .*XTOUT01/);
    expect(getComputedStyle(byRole(element, 'button', 'العودة إلى النتائج')).direction).to.equal('rtl');
  },
  ThroughProvider: async (element) => {
    await untilText(element, '2 offres');
    expect(element.partnerKey + element.gateway).to.equal('');
  },
};

/** What is no story: states that a visitor brings about. */
const visited =
  (act: (element: Search) => Promise<void>): (() => Promise<Stage>) =>
  async () => {
    const canvasElement = await fixture<HTMLElement>(
      html`<div><emploi-offer-search gateway=${gateway} partner-key=${partnerKey}></emploi-offer-search></div>`,
    );
    const element = canvasElement.querySelector('emploi-offer-search');
    if (element) await act(element);
    return { canvasElement };
  };

const typePlace = async (element: Search, text: string): Promise<void> => {
  await element.updateComplete;
  const [, place] = allByRole(element, 'combobox');
  if (!place) throw new Error('There is no field for a place');
  Object.assign(place, { value: text }).dispatchEvent(new InputEvent('input'));
};

const unavailable = clientWith((request, send) =>
  request.url.includes('cursor') || request.url.includes('offers/')
    ? Promise.resolve(new Response('{}', { status: request.url.includes('cursor') ? 429 : 404 }))
    : send(request),
);

const brought: readonly State<'emploi-offer-search'>[] = [
  {
    name: 'suggestions',
    show: visited((element) => typePlace(element, 'drôme')),
    expected: (element) => waitUntil(() => allByRole(element, 'option').length > 0),
  },
  {
    name: 'a place that nobody knows',
    show: visited(async (element) => {
      await typePlace(element, 'zzzzzz');
      await element.search();
    }),
    expected: (element) => untilText(element, 'Ce lieu n’a pas été trouvé.'),
  },
  {
    name: 'an offer that is gone',
    show: visited(async (element) => {
      element.client = unavailable;
      await element.showOffer('XPARTIE');
    }),
    expected: (element) => untilText(element, 'Cette offre n’est plus disponible'),
  },
  {
    name: 'no more offers for now',
    show: visited(async (element) => {
      element.client = unavailable;
      element.keywords = 'boulanger';
      await waitUntil(() => element.shadowRoot?.querySelector('.more'));
      await element.loadMore();
    }),
    expected: (element) => untilText(element, 'Le service est très demandé.'),
  },
];

testStates('stories of <emploi-offer-search>', 'emploi-offer-search', [
  ...statesOf<stories.Args, keyof typeof searchStories, 'emploi-offer-search'>(meta, searchStories, expected),
  ...brought,
]);
