import type { Document, DocumentKind, DocumentWarning } from '../../src/contract/index.ts';
import { curlyApostrophes } from '../language/apostrophes.ts';
import { weekdayDate } from '../language/dates.ts';
import { singleLine } from '../mail/text.ts';
import type { QuestionAnswer } from './submission.ts';
import type { Application } from './store.ts';

const inUnit = (unit: 'kilobyte' | 'megabyte') =>
  new Intl.NumberFormat('fr-FR', { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 });
const [kilobytes, megabytes] = [inUnit('kilobyte'), inUnit('megabyte')];

/** « 120 ko », « 1,2 Mo » */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? kilobytes.format(Math.ceil(bytes / 1_000)) : megabytes.format(bytes / 1_000_000);

const kinds: Readonly<Record<DocumentKind, string>> = { pdf: 'PDF', docx: 'Word', odt: 'OpenDocument', jpeg: 'JPEG', png: 'PNG' };

/** « PDF, 120 ko, 2 pages » */
export const documentSummary = ({ kind, size, pages }: Document): string =>
  [kind && kinds[kind], sizeText(size), pages && `${pages} page${pages > 1 ? 's' : ''}`].filter(Boolean).join(', ');

const warnings: Readonly<Record<DocumentWarning, string>> = {
  unexamined: 'il n’a pas pu être examiné en entier',
  scripts: 'il contient de petits programmes (des scripts)',
  actions: 'il peut lancer un programme, ouvrir un autre fichier ou envoyer des données',
  attachments: 'il contient d’autres fichiers',
  objects: 'il contient des objets d’autres logiciels',
  external: 'il va chercher du contenu ailleurs quand on l’ouvre',
};

/** « Attention : il contient d’autres fichiers. », for whoever opens it; nothing where there is nothing to say. */
export const documentWarning = (document: Pick<Document, 'warnings'>): string =>
  document.warnings.length ? `Attention : ${document.warnings.map((warning) => warnings[warning]).join(' ; ')}.` : '';

/** « Claire Fontaine »; of an application that was taken back, its number. */
export const applicantName = ({
  firstName,
  lastName,
  reference,
}: Pick<Application, 'firstName' | 'lastName' | 'reference'>): string =>
  singleLine(`${firstName} ${lastName}`) || `Candidature ${reference}`;

/** « Vendeur d’articles de sport (offre 123ABC) » */
export const offerName = ({ offer, offerTitle }: Pick<Application, 'offer' | 'offerTitle'>): string =>
  offer === null ? 'Candidature spontanée' : `${curlyApostrophes(offerTitle ?? 'Offre')} (offre ${offer})`;

/** What was answered to a question of the employer's, in words; a file is among the documents of the application, if one was sent. */
export const questionAnswerText = ({ question, values }: QuestionAnswer, documents: readonly Document[]): string => {
  const [value = ''] = values;
  if (question.kind === 'file')
    return documents.some(({ purpose }) => purpose === question.id) ? 'Voir les documents' : 'Sans réponse';
  if (value === '') return 'Sans réponse';
  return question.kind === 'date' ? weekdayDate(value) : values.join(', ');
};
