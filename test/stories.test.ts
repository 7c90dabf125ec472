import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';

import * as applicationForm from '../stories/application-form.stories.ts';
import * as offerSearch from '../stories/offer-search.stories.ts';
import * as provider from '../stories/provider.stories.ts';
import { rows, states, untilState } from './support/documents.ts';
import { barriers } from './support/equal-access.ts';
import { speak } from './support/languages.ts';
import { allByRole, byRole, canEmulateMedia, shownText, untilText } from './support/page.ts';
import { stage, type Meta, type Story } from './support/stage.ts';

const { default: applicationFormMeta, ...applicationFormStories } = applicationForm;
const { default: offerSearchMeta, ...offerSearchStories } = offerSearch;
const { default: providerMeta, ...providerStories } = provider;

type Search = HTMLElementTagNameMap['emploi-offer-search'];

type Form = HTMLElementTagNameMap['emploi-application-form'];

/** What each story is there to show, told by the elements in it. */
type Expected<Names extends string, Element> = Record<Names, (...elements: Element[]) => Promise<void> | void>;

const cards = (element: Element): Element[] => [...(element.shadowRoot?.querySelectorAll('[part~="card"]') ?? [])];

const colourOfButton = (element: Element): string => getComputedStyle(byRole(element, 'button', 'Rechercher')).backgroundColor;

/** Waits until a field holds a value. */
const untilHeld = (element: Element, role: string, name: string, value: string): Promise<void> =>
  waitUntil(
    () => allByRole(element, role, name).some((field) => 'value' in field && field.value === value),
    `“${name}” should hold “${value}”`,
  );

const inSearch: Expected<keyof typeof offerSearchStories, Search> = {
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

const inProvider: Expected<keyof typeof providerStories, Search> = {
  Default: (search) => untilText(search, '2 offres'),
  AroundThePage: (search) => untilText(search, '2 offres'),
  CloserWins: (search) => untilText(search, '2 offres'),
  UnknownKey: (search) => untilText(search, 'Ce service n’est pas disponible sur ce site.'),
};

/** What is said of a failure; the files have an alert of their own, empty until it has something to say. */
const failure = (element: Element): string =>
  allByRole(element, 'alert')
    .map((alert) => shownText(alert))
    .join('');

/** The texts of the error summary. */
const errors = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('#errors li') ?? [])].map(({ textContent }) => textContent.trim());

const inForm: Expected<keyof typeof applicationFormStories, Form> = {
  Default: async (element) => {
    await untilText(element, 'Candidature spontanée : Comptoir (démonstration)');
    expect(shownText(element)).to.include('Étape 1 sur 4').and.include('Vos droits sur ces données');
  },
  ForAnOffer: async (element) => {
    await untilText(element, 'Développeuse / Développeur web (H/F) · Atelier du Rhône');
    expect(shownText(element)).to.include('Étape 1 sur 3');
  },
  Letter: (element) => {
    expect(byRole(element, 'button', 'Effacer la lettre')).to.exist;
  },
  DocumentsSending: (element) => {
    expect(states(element)[0]).to.match(/^0\s%$/);
    expect(states(element)[1]).to.equal('En attente');
  },
  DocumentPaused: (element) => {
    expect(states(element)[0]).to.match(/^En pause · 0\s%$/);
    expect(byRole(element, 'button', 'Reprendre CV Claire Fontaine.pdf')).to.exist;
  },
  DocumentReceived: (element) => {
    expect(states(element)).to.deep.equal(['Reçu · PDF · 1 page']);
  },
  DocumentOffline: (element) => {
    expect(states(element)).to.deep.equal(['En attente du réseau']);
  },
  DocumentBusy: (element) => {
    expect(states(element)[0]).to.match(/^Le service est très demandé\s: l’envoi reprend tout seul dans \d+ secondes\.$/);
  },
  DocumentFailed: (element) => {
    expect(rows(element)[0]).to.include('Non envoyé').and.include('Il y a déjà trop de fichiers.');
    expect(byRole(element, 'button', 'Réessayer CV Claire Fontaine.pdf')).to.exist;
  },
  DocumentChecking: async (element) => {
    await untilState(element, /^Vérification antivirus… Vous pouvez continuer\.$/);
  },
  DocumentRefused: (element) => {
    expect(rows(element)[0]).to.include('Refusé').and.include('L’antivirus a trouvé un virus');
  },
  DocumentTurnedAway: (element) => {
    expect(rows(element)).to.have.length(0);
    expect(shownText(element)).to.include('Portfolio.exe');
  },
  DocumentErrors: (element) => {
    expect(errors(element)).to.have.length(1);
    expect(errors(element)[0]).to.include('n’est pas encore arrivé');
  },
  Questions: (element) => {
    expect(shownText(element)).to.include('Avez-vous le permis B ?').and.include('Étape 3 sur 4');
  },
  QuestionDocument: (element) => {
    expect(rows(element)[0]).to.include('Attestation de stage.pdf');
  },
  ManyChoices: (element) => {
    expect(byRole(element, 'select', 'Dans quelle boutique voulez-vous travailler ?').getAttribute('aria-invalid')).to.equal(
      'true',
    );
  },
  Review: async (element) => {
    await untilText(element, '06 12 34 56 78'); // its own part of the code has come
    expect(byRole(element, 'button', 'Envoyer ma candidature')).to.exist;
    expect(shownText(element)).to.include('4 janvier 2027').and.include('24 mois');
  },
  Receipt: (element) => {
    expect(shownText(element))
      .to.include('7K4M-2XQ9')
      .and.include('CV Claire Fontaine.pdf (235 ko, 2 pages, aucun virus trouvé)');
    expect(shownText(element)).to.include('permis.jpg (2,3 Mo, contrôle en cours)').and.include('Empreinte : 9f86d081…');
    expect(element.shadowRoot?.activeElement?.id).to.equal('receipt-title');
  },
  OnePage: async (element) => {
    await untilText(element, 'Envoyer ma candidature');
    expect(shownText(element)).to.include('Vos coordonnées').and.include('Questions de l’employeur');
  },
  Prefilled: async (element) => {
    await untilHeld(element, 'textbox', 'Prénom', 'Camille');
    await untilHeld(element, 'textbox', 'Courriel', 'camille.martin@exemple.fr');
  },
  Errors: (element) => {
    expect(errors(element)).to.have.length(3);
    expect(element.shadowRoot?.activeElement?.id).to.equal('errors');
  },
  QuestionErrors: (element) => {
    expect(errors(element)).to.have.length(2);
  },
  PhoneError: (element) => {
    expect(errors(element)).to.have.length(1);
  },
  EmailSuggestion: (element) => {
    expect(shownText(element)).to.include('Vouliez-vous dire claire@gmail.com ?');
  },
  Sending: (element) => {
    expect(byRole(element, 'button', 'Envoi…').ariaDisabled).to.equal('true');
  },
  SendingLater: (element) => {
    expect(failure(element)).to.include('votre candidature partira dès que la connexion reviendra');
    expect(byRole(element, 'button', 'Ne pas envoyer')).to.exist;
  },
  AnswerLost: (element) => {
    expect(failure(element)).to.include('elle ne sera pas envoyée deux fois');
    expect(byRole(element, 'button', 'Réessayer')).to.exist;
  },
  PersonFull: (element) => {
    expect(failure(element)).to.include('vous avez déjà postulé');
  },
  RecruiterBusy: (element) => {
    expect(failure(element)).to.include('Revenez demain.');
  },
  ClosedMeanwhile: (element) => {
    expect(failure(element)).to.include('cette offre ne prend plus de candidatures');
  },
  TooMany: (element) => {
    expect(failure(element)).to.include('le service est très demandé');
  },
  NotUnderstood: (element) => {
    expect(failure(element)).to.include('n’a pas été comprise');
  },
  Broken: (element) => {
    expect(failure(element)).to.include('Code à donner à l’assistance : 7f3a-21cb');
  },
  ComeBackLater: (element) => {
    expect(failure(element)).to.include('réessayez un peu plus tard');
    expect(byRole(element, 'button', /^Réessayer/).ariaDisabled).to.equal('true');
  },
  ArrivedBefore: (element) => {
    expect(failure(element)).to.include('Votre candidature était déjà arrivée');
  },
  RefusedField: (element) => {
    expect(errors(element)).to.have.length(1);
  },
  DraftFound: async (element) => {
    await untilText(element, /Voici votre brouillon du /);
    await untilText(element, 'Étape 2 sur 4'); // where it was left
    expect(element.shadowRoot?.querySelector('#keep-draft')?.matches(':checked')).to.equal(true);
  },
  AskedEarlier: async (element) => {
    await untilText(element, 'nous n’avons pas su si elle est arrivée');
    expect(byRole(element, 'button', 'Envoyer maintenant')).to.exist;
    expect(byRole(element, 'button', 'Relire d’abord')).to.exist;
  },
  DraftElsewhere: async (element) => {
    await untilText(element, 'Votre brouillon est ouvert dans un autre onglet.');
    expect(byRole(element, 'button', 'Continuer ici')).to.exist;
  },
  EraseAsked: (element) => {
    expect(byRole(element, 'button', 'Oui, tout effacer')).to.exist;
    expect(element.shadowRoot?.activeElement?.id).to.equal('erase-question');
  },
  StillThere: (element) => {
    expect(shownText(element)).to.include('sera effacé dans 2 minutes');
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('Je continue');
  },
  NotHere: (element) => untilText(element, 'Vous ne pouvez pas postuler ici à cette offre'),
  Closed: (element) => untilText(element, 'Cette offre ne prend plus de candidatures.'),
  Offline: (element) => untilText(element, 'Vérifiez votre connexion à Internet'),
  Unaccountable: async (element) => {
    await untilText(element, 'ce site ne dit pas encore qui reçoit vos données');
    expect(allByRole(element, 'button', 'Envoyer ma candidature')).to.have.length(0);
  },
  OwnNotice: async (element) => {
    await untilText(element, 'Étape 1 sur 4');
    expect(element.querySelector('p')?.checkVisibility()).to.equal(true);
    expect(allByRole(element, 'heading', 'Votre candidature')).to.have.length(0);
  },
  HeadingLevel: async (element) => {
    await untilText(element, 'Étape 1 sur 4');
    expect(byRole(element, 'heading', 'Votre candidature').getAttribute('aria-level')).to.equal('3');
    expect(byRole(element, 'heading', /Vos coordonnées$/).getAttribute('aria-level')).to.equal('4');
  },
  Themed: async (element) => {
    await untilText(element, 'Continuer');
    expect(getComputedStyle(byRole(element, 'button', 'Continuer')).backgroundColor).to.equal('rgb(123, 30, 90)');
  },
  DarkPage: (element) => {
    expect(getComputedStyle(byRole(element, 'button', 'Continuer')).backgroundColor).to.equal('rgb(156, 192, 255)');
  },
  Compact: async (element) => {
    await untilText(element, 'Envoyer ma candidature');
    expect(byRole(element, 'button', 'Envoyer ma candidature').offsetHeight).to.be.within(24, 40);
  },
  Narrow320: async (element) => {
    await untilText(element, 'Envoyer ma candidature');
    expect(element.parentElement?.scrollWidth).to.be.at.most(320);
  },
};

/** A page that gives colours of its own chooses them for the ground it has. */
const wear = (element: Element, theme: string): void => {
  if (!getComputedStyle(element).getPropertyValue('--emploi-color-action')) element.setAttribute('theme', theme);
};

/** Looks that a visitor or a page may want of any state. What they are is the same in all engines: one is enough. */
const looks: readonly (readonly [look: string, put: (element: Element) => Promise<void> | void])[] = [
  ['dark', (element) => wear(element, 'dark')],
  ['light', (element) => wear(element, 'light')],
  ['compact', (element) => element.setAttribute('density', 'compact')],
  ['forced colours', () => emulateMedia({ forcedColors: 'active' })],
];

/** Fails unless axe finds nothing in any look, and the engine of Equal Access nothing in the state itself. */
const expectNoBarrier = async (canvas: HTMLElement, elements: readonly Element[]): Promise<void> => {
  await expect(canvas).to.be.accessible();
  if (!canEmulateMedia) return;
  expect(await barriers(canvas)).to.deep.equal([]);
  try {
    for (const [look, put] of looks) {
      for (const element of elements) await put(element);
      await new Promise(requestAnimationFrame);
      await expect(canvas, look).to.be.accessible();
    }
  } finally {
    await emulateMedia({ forcedColors: 'none' });
  }
};

const testStories = <Args, Names extends string, Tag extends keyof HTMLElementTagNameMap>(
  meta: Meta<Args> & { title: string },
  stories: Record<Names, Story<Args>>,
  expected: Expected<Names, HTMLElementTagNameMap[Tag]>,
  tag: Tag,
): void => {
  describe(`stories of ${meta.title}`, () => {
    beforeEach(() => (document.documentElement.lang = 'fr'));
    for (const name in stories)
      it(name, async () => {
        const { canvasElement } = await stage(meta, stories[name]);
        const elements = [...canvasElement.querySelectorAll(tag)];
        await expected[name](...elements);
        await expectNoBarrier(canvasElement, elements);
      });
  });
};

testStories<applicationForm.Args, keyof typeof applicationFormStories, 'emploi-application-form'>(
  applicationFormMeta,
  applicationFormStories,
  inForm,
  'emploi-application-form',
);
testStories<offerSearch.Args, keyof typeof offerSearchStories, 'emploi-offer-search'>(
  offerSearchMeta,
  offerSearchStories,
  inSearch,
  'emploi-offer-search',
);
testStories<provider.Args, keyof typeof providerStories, 'emploi-offer-search'>(
  providerMeta,
  providerStories,
  inProvider,
  'emploi-offer-search',
);
