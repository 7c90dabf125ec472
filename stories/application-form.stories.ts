import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';

import '../components/application-form/index.ts';
import type { EmploiApplicationForm } from '../components/application-form/index.ts';
import {
  changeAndSend,
  closed,
  crowding,
  employerKey,
  fillAndSend,
  goOn,
  goTo,
  keeping,
  losing,
  losingTheFirst,
  offeringManyTowns,
  receiving,
  refusing,
  typeIn,
  unaccountable,
  unconnected,
} from './support/apply.ts';
import { asked, withDraft } from './support/drafts.ts';
import { gateway, offline, partnerKey } from './support/gateway.ts';
import {
  certificate,
  checking,
  crowded,
  curriculum,
  cut,
  full,
  give,
  giveAtStep,
  goOnTooEarly,
  infected,
  program,
  slow,
} from './support/give.ts';
import { on, shown, type Stage } from './support/play.ts';
import { onSite } from './support/sites.ts';

export type Args = Pick<
  EmploiApplicationForm,
  | 'partnerKey'
  | 'offer'
  | 'layout'
  | 'headingLevel'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'phone'
  | 'message'
  | 'sharedDevice'
  | 'theme'
  | 'density'
  | 'client'
>;

const form = (args: Args, content: unknown = nothing): TemplateResult =>
  html`<emploi-application-form
    gateway=${gateway}
    partner-key=${args.partnerKey}
    offer=${args.offer || nothing}
    layout=${args.layout ?? nothing}
    heading-level=${args.headingLevel === 2 ? nothing : args.headingLevel}
    first-name=${args.firstName || nothing}
    last-name=${args.lastName || nothing}
    email=${args.email || nothing}
    phone=${args.phone || nothing}
    message=${args.message ?? nothing}
    shared-device=${args.sharedDevice ?? nothing}
    theme=${args.theme ?? nothing}
    density=${args.density ?? nothing}
    .client=${args.client}
    >${content}</emploi-application-form
  >`;

const meta = {
  title: 'emploi-application-form',
  component: 'emploi-application-form',
  render: (args: Args) => form(args),
  args: {
    partnerKey: employerKey,
    offer: null,
    layout: null,
    headingLevel: 2,
    firstName: '',
    lastName: '',
    email: '',
    phone: '',
    message: null,
    sharedDevice: null,
    theme: null,
    density: null,
    client: undefined,
  },
  argTypes: {
    partnerKey: { name: 'partner-key', control: 'text' },
    offer: { control: 'text' },
    layout: { control: 'select', options: [null, 'steps', 'page'] },
    headingLevel: { name: 'heading-level', control: 'select', options: [1, 2, 3, 4] },
    firstName: { name: 'first-name', control: 'text' },
    lastName: { name: 'last-name', control: 'text' },
    email: { control: 'text' },
    phone: { control: 'text' },
    message: { control: 'text' },
    sharedDevice: { name: 'shared-device', control: 'text' },
    theme: { control: 'select', options: [null, 'auto', 'light', 'dark'] },
    density: { control: 'select', options: [null, 'compact'] },
    client: { control: false },
  },
} satisfies Meta<Args>;

export default meta;

type Story = StoryObj<Args>;

/** Une candidature spontanée : sans `offer`, elle est pour l’employeur de la page. L’information sur les données vient avant le premier champ. */
export const Default = { name: 'Par défaut' } satisfies Story;

/** Pour une offre précise, sur la page d’un partenaire qui la montre. */
export const ForAnOffer = { name: 'Pour une offre', args: { offer: 'XTOUT01', partnerKey } } satisfies Story;

/** Deuxième étape : une lettre déjà écrite, que l’on change, efface ou remet. */
export const Letter = { name: 'La lettre', play: (stage: Stage) => goTo(stage, 'documents') } satisfies Story;

/** Un document qui attend qu’un autre soit arrivé. */
export const DocumentsSending = {
  name: 'Documents en route',
  render: (args: Args) => form({ ...args, client: slow() }),
  play: (stage: Stage) => giveAtStep(stage, [curriculum(), certificate()], '.file.sending ~ .file.queued', 'documents-other'),
} satisfies Story;

/** L’envoi d’un document est en pause : rien de ce qui est arrivé n’est perdu. */
export const DocumentPaused = {
  name: 'Document en pause',
  render: (args: Args) => form({ ...args, client: slow() }),
  play: async (stage: Stage) => {
    await giveAtStep(stage, [curriculum()], '.file.sending');
    const element = on(stage, 'emploi-application-form');
    (await shown(element, '.file button[id$="turn"]')).click();
    await shown(element, '.file.paused');
  },
} satisfies Story;

const giving = (name: string, client: (() => ReturnType<typeof slow>) | undefined, state: string, file = curriculum) =>
  ({
    name,
    render: (args: Args) => form({ ...args, client: client?.() }),
    play: (stage: Stage) => giveAtStep(stage, [file()], state),
  }) satisfies Story;

/** Le document est arrivé, et il a été lu. */
export const DocumentReceived = giving('Document reçu', undefined, '.file.received');

/** Sans connexion, un document attend et repart tout seul. */
export const DocumentOffline = giving('Document sans connexion', cut, '.file.waiting');

/** Le service demande d’attendre : l’envoi reprend tout seul. */
export const DocumentBusy = giving('Document en attente du service', crowded, '.file.waiting');

/** Un document n’est pas parti, et dit quoi faire. */
export const DocumentFailed = giving('Document pas envoyé', full, '.file.failed');

/** L’antivirus prend son temps : on peut continuer. */
export const DocumentChecking = giving('Document en contrôle', checking, '.file.checking');

/** Le service refuse un document, et dit pourquoi. */
export const DocumentRefused = giving('Document refusé', infected, '.file.refused');

/** Un fichier que le formulaire ne prend pas : il le dit avant tout envoi. */
export const DocumentTurnedAway = giving('Document écarté', undefined, '.files .away', program);

/** Un document n’est pas encore arrivé quand on continue. */
export const DocumentErrors = {
  name: 'Un document pas encore arrivé',
  render: (args: Args) => form({ ...args, client: slow() }),
  play: goOnTooEarly,
} satisfies Story;

/** Troisième étape, s’il y en a : les questions de l’employeur, de toutes les sortes. */
export const Questions = {
  name: 'Les questions de l’employeur',
  play: (stage: Stage) => goTo(stage, 'answers'),
} satisfies Story;

/** Un document répond à une question. */
export const QuestionDocument = {
  name: 'Un document en réponse',
  play: async (stage: Stage) => {
    await goTo(stage, 'answers');
    await give(stage, [certificate()], 'answer.diplome');
    await shown(on(stage, 'emploi-application-form'), '.file.received');
  },
} satisfies Story;

/** Plus de sept choix : une liste. */
export const ManyChoices = {
  name: 'Beaucoup de choix',
  args: { layout: 'page' },
  render: (args: Args) => form({ ...args, client: offeringManyTowns() }),
  play: async (stage: Stage) => {
    await shown(await goOn(stage), '#errors');
  },
} satisfies Story;

/** Dernière étape : tout relire, corriger, et deux accords à part, jamais cochés d’avance. */
export const Review = { name: 'Vérifier et envoyer', play: (stage: Stage) => goTo(stage, 'review') } satisfies Story;

/** Le reçu : un numéro, ce qui est arrivé, ce qui se passe ensuite, et comment retirer sa candidature. */
export const Receipt = {
  name: 'Le reçu',
  args: { layout: 'page' },
  render: (args: Args) => form({ ...args, client: receiving() }),
  play: async (stage: Stage) => {
    await shown(await fillAndSend(stage), '#receipt-title');
  },
} satisfies Story;

/** Tout sur une page, avec `layout="page"`. */
export const OnePage = { name: 'Sur une page', args: { layout: 'page' } } satisfies Story;

/** La page connaît déjà la personne : elle le dit par des propriétés, jamais par l’adresse. */
export const Prefilled = {
  name: 'Déjà rempli',
  args: { firstName: 'Camille', lastName: 'Martin', email: 'camille.martin@exemple.fr', phone: '06 12 34 56 78' },
} satisfies Story;

/** Rien n’a été rempli : le résumé des erreurs prend le focus, et chacun de ses liens mène au champ. */
export const Errors = {
  name: 'Des erreurs',
  play: async (stage: Stage) => {
    await shown(await goOn(stage), '#errors');
  },
} satisfies Story;

/** Les erreurs des questions de l’employeur. */
export const QuestionErrors = {
  name: 'Des réponses qui manquent',
  play: async (stage: Stage) => {
    await goTo(stage, 'answers');
    await shown(await goOn(stage), '#errors');
  },
} satisfies Story;

/** Un numéro incomplet : l’exemple dit ce qui est attendu. */
export const PhoneError = {
  name: 'Un numéro incomplet',
  play: async (stage: Stage) => {
    await typeIn(stage, { firstName: 'Claire', lastName: 'Fontaine', email: 'claire@courriel.example', phone: '06 12' });
    await shown(await goOn(stage), '#errors');
  },
} satisfies Story;

/** Une faute de frappe probable : une proposition, jamais un obstacle. */
export const EmailSuggestion = {
  name: 'Une adresse mal tapée',
  play: async (stage: Stage) => {
    await shown(await typeIn(stage, { email: 'claire@gmial.com' }), '.suggestion button');
  },
} satisfies Story;

/** L’envoi est en route : un second clic n’envoie rien de plus. */
export const Sending = {
  name: 'Envoi en cours',
  args: { layout: 'page' },
  render: (args: Args) => form({ ...args, client: keeping() }),
  play: async (stage: Stage) => {
    await shown(await fillAndSend(stage), '#go[aria-disabled="true"]');
  },
} satisfies Story;

/** Sans connexion au dernier moment : la candidature part dès qu’elle revient. */
export const SendingLater = {
  name: 'Envoi dès que possible',
  args: { layout: 'page' },
  play: (stage: Stage) => unconnected(async () => shown(await fillAndSend(stage), '.notice[role="alert"]')),
} satisfies Story;

const failing = (name: string, client: () => ReturnType<typeof losing>) =>
  ({
    name,
    args: { layout: 'page' },
    render: (args: Args) => form({ ...args, client: client() }),
    play: async (stage: Stage) => {
      await shown(await fillAndSend(stage), '.failed[role="alert"]');
    },
  }) satisfies Story;

/** La réponse s’est perdue : personne ne sait si la candidature est arrivée. Réessayer n’en fait jamais une seconde. */
export const AnswerLost = failing('Réponse perdue', losing);

/** Une première candidature était arrivée ; ce qui a été changé ensuite n’est pas parti. */
export const PersonFull = failing('Déjà postulé plusieurs fois', () => refusing(409, 'applicant'));

/** L’employeur a reçu ce qu’il peut lire aujourd’hui. */
export const RecruiterBusy = failing('Employeur très demandé', () => refusing(409, 'recruiter'));

/** L’offre a été pourvue entre-temps. */
export const ClosedMeanwhile = failing('Offre pourvue entre-temps', () => refusing(410));

/** Trop de demandes : rien n’est perdu. */
export const TooMany = failing('Trop de demandes', () => refusing(429));

/** Le service a refusé sans dire quel champ. */
export const NotUnderstood = failing('Pas comprise', () => refusing(400));

/** Le service est en panne. */
export const Broken = failing('Service en panne', () => refusing(500));

/** Le service demande d’attendre, et dit combien de temps. */
export const ComeBackLater = failing('Revenir dans un moment', crowding);

/** La première fois, elle était arrivée : ce qui a été changé ensuite n’est pas parti, et le reçu est à un clic. */
export const ArrivedBefore = {
  name: 'Déjà arrivée',
  args: { layout: 'page' },
  render: (args: Args) => form({ ...args, client: losingTheFirst() }),
  play: async (stage: Stage) => {
    await shown(await fillAndSend(stage), '.failed[role="alert"]');
    await shown(await changeAndSend(stage), '.failed[role="alert"] > button');
  },
} satisfies Story;

/** Un champ que seul le service refuse : le résumé y mène. */
export const RefusedField = {
  name: 'Champ refusé par le service',
  args: { layout: 'page' },
  render: (args: Args) => form({ ...args, client: refusing(400, 'email') }),
  play: async (stage: Stage) => {
    await shown(await fillAndSend(stage), '#errors');
  },
} satisfies Story;

/** Un brouillon que la personne a gardé, repris à sa visite suivante. */
export const DraftFound = { name: 'Brouillon retrouvé', beforeEach: withDraft() } satisfies Story;

/** Le navigateur a été fermé après le dernier clic : rien ne part sans que la personne le dise. */
export const AskedEarlier = { name: 'Envoi demandé avant de fermer', beforeEach: withDraft(asked) } satisfies Story;

/** Le brouillon est ouvert dans un autre onglet, où il reste tant que la personne ne le reprend pas ici. */
export const DraftElsewhere = { name: 'Brouillon ouvert ailleurs', beforeEach: withDraft(undefined, true) } satisfies Story;

/** « Effacer mes données » : une question, sur place, et plus de retour. */
export const EraseAsked = {
  name: 'Effacer mes données',
  play: async (stage: Stage) => {
    (await shown(await typeIn(stage), '#erase')).click();
    await shown(on(stage, 'emploi-application-form'), '#erase-question');
  },
} satisfies Story;

/** Sur un ordinateur partagé : ici après une seconde sans geste, d’habitude après cinq minutes. */
export const StillThere = {
  name: 'Ordinateur partagé : êtes-vous là ?',
  args: { sharedDevice: '0.015' },
  play: async (stage: Stage) => {
    await shown(await typeIn(stage), 'dialog[open]');
  },
} satisfies Story;

/** L’offre n’est pas de celles auxquelles on postule ici. */
export const NotHere = { name: 'On ne peut pas postuler ici', args: { offer: 'inconnue' } } satisfies Story;

/** L’offre a été pourvue avant que l’on commence. */
export const Closed = { name: 'Offre pourvue', render: (args: Args) => form({ ...args, client: closed() }) } satisfies Story;

/** Sans connexion, dès le début. */
export const Offline = { name: 'Hors connexion', render: (args: Args) => form({ ...args, client: offline() }) } satisfies Story;

/** Personne ne dit qui reçoit les données : le formulaire ne peut pas être envoyé. */
export const Unaccountable = {
  name: 'Sans information sur les données',
  args: { layout: 'page' },
  render: (args: Args) => form({ ...args, client: unaccountable() }),
} satisfies Story;

/** L’information sur les données et le titre sont ceux de la page. */
export const OwnNotice = {
  name: 'Information et titre de la page',
  render: (args: Args) =>
    form(
      args,
      html`<h2 slot="heading">Rejoignez nos magasins</h2>
        <p slot="notice">
          Le Comptoir lit votre candidature et la garde trois mois. Pour la faire effacer : donnees@comptoir.example
        </p>`,
    ),
} satisfies Story;

/** Une page qui a déjà des titres de niveau 2. */
export const HeadingLevel = { name: 'Niveau de titre', args: { headingLevel: 3 } } satisfies Story;

/** Aux couleurs du site. */
export const Themed = { name: 'Aux couleurs du site', render: (args: Args) => onSite('coloured', form(args)) } satisfies Story;

/** Sur une page sombre. */
export const DarkPage = {
  name: 'Page sombre',
  render: (args: Args) => onSite('dark', form(args)),
  play: async (stage: Stage) => {
    await shown(await goOn(stage), '#errors');
  },
} satisfies Story;

/** Pour les pages qui ont peu de place. */
export const Compact = { name: 'Compact', args: { density: 'compact', layout: 'page' } } satisfies Story;

/** Dans une colonne de 320 pixels. */
export const Narrow320 = {
  name: 'Étroit (320 px)',
  args: { layout: 'page' },
  render: (args: Args) => onSite('narrow', form(args)),
} satisfies Story;
