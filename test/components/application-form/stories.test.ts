import { expect } from '@open-wc/testing';

import * as stories from '../../../stories/application-form.stories.ts';
import { rows, states, untilState } from '../../support/documents.ts';
import { allByRole, byRole, shownText, untilHeld, untilText } from '../../support/page.ts';
import { statesOf, testStates, type Expectation } from '../../support/states.ts';

const { default: meta, ...formStories } = stories;

/** What is said of a failure; the files have an alert of their own, empty until it has something to say. */
const failure = (element: Element): string =>
  allByRole(element, 'alert')
    .map((alert) => shownText(alert))
    .join('');

/** The texts of the error summary. */
const errors = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('#errors li') ?? [])].map(({ textContent }) => textContent.trim());

const expected: Record<keyof typeof formStories, Expectation<HTMLElementTagNameMap['emploi-application-form']>> = {
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

testStates(
  'stories of <emploi-application-form>',
  'emploi-application-form',
  statesOf<stories.Args, keyof typeof formStories, 'emploi-application-form'>(meta, formStories, expected),
);
