import { answerBody, answerSubjects } from './answer-text.ts';
import type { EmployerAnswer } from './answers.ts';
import { readEmail } from '../../src/contract/index.ts';
import { oneLine, quoted } from '../mail/text.ts';
import type { Mail } from '../stores/mail.ts';
import type { Received } from '../stores/received.ts';
import { answerText, dayOf, documentFacts, documentWarning, momentOf, nameOf, offerOf } from './wording.ts';

/** Where the documents of an application can be had, by their ids; nothing for those that cannot. */
export type DocumentLinks = ReadonlyMap<string, string>;

export const personPage = (base: string, { token }: Received): string => `${base}/applications/${token}`;
export const answerPage = (base: string, { answerToken }: Received): string => `${base}/answers/${answerToken}`;

const trial = ({ isTest }: Received): string => (isTest ? '[Essai] ' : '');

const section = (heading: string, content: string): string[] => (content ? [`${heading}\n\n${content}`] : []);

const documentLines = ({ documents }: Received, links: DocumentLinks): string =>
  documents
    .map((document) =>
      [
        `• ${oneLine(document.name)} (${documentFacts(document)})`,
        ...(document.warnings.length ? [`  ${documentWarning(document)}`] : []),
        ...(document.state === 'checking' ? ['  En cours de vérification : le lien marche dès qu’elle est finie.'] : []),
        `  ${links.get(document.id) ?? 'Refusé à la vérification'}`,
      ].join('\n'),
    )
    .join('\n');

/** All of an application, for the employer; an answer to the mail goes to the person. */
export const recruiterMail = (application: Received, recipient: string, base: string, links: DocumentLinks): Mail => {
  const { number, createdAt, keptUntil, email, phone, message, answered, documents } = application;
  const name = oneLine(nameOf(application));
  const offer = oneLine(offerOf(application));
  const page = answerPage(base, application);
  return {
    recipient,
    replyTo: email,
    stopUrl: null,
    subject: `${trial(application)}Candidature ${number} : ${name}, ${offer}`,
    body: [
      `Bonjour,\n\n${name} vous envoie une candidature.`,
      [
        `Numéro : ${number}`,
        `Pour : ${offer}`,
        `Reçue le : ${momentOf(createdAt)}`,
        `Courriel : ${email}`,
        ...(phone ? [`Téléphone : ${phone}`] : []),
      ].join('\n'),
      `RÉPONDRE\n\nChaque lien montre le message avant de l’envoyer.\n\nProposer un entretien :\n${page}/interview\n\nPoser une question :\n${page}/question\n\nRépondre non :\n${page}/no`,
      ...section('LETTRE', message ? quoted(message) : ''),
      ...section(
        'RÉPONSES À VOS QUESTIONS',
        answered.map((one) => `${oneLine(one.question.label)}\n${quoted(answerText(one, documents))}`).join('\n\n'),
      ),
      ...section('DOCUMENTS', documents.length ? documentLines(application, links) : 'Aucun document.'),
      ...(links.size
        ? ['Ces liens s’arrêtent au bout de deux semaines. Ensuite, les documents restent dans votre boîte de candidatures.']
        : []),
      `Cette candidature est gardée jusqu’au ${dayOf(keptUntil)}. Effacez aussi vos copies à cette date, ou plus tôt si la personne le demande.\n`,
    ].join('\n\n'),
  };
};

/**
 * The receipt: what the person keeps of an application. Neither the letter nor the answers are in it: anybody can give any address, and what
 * they write must not reach a stranger by us.
 */
export const receiptMail = (application: Received, base: string): Mail => {
  const { email, number, createdAt, keptUntil, documents, recruiter } = application;
  return {
    recipient: email,
    stopUrl: null,
    subject: `${trial(application)}Votre candidature ${number} est bien arrivée`,
    body: [
      `Bonjour,\n\n${oneLine(recruiter.name)} a reçu votre candidature.`,
      [`Numéro : ${number}`, `Pour : ${oneLine(offerOf(application))}`, `Reçue le : ${momentOf(createdAt)}`].join('\n'),
      ...section(
        'DOCUMENTS REÇUS',
        documents
          .map((document) =>
            [
              `• ${oneLine(document.name)} (${documentFacts(document)})`,
              ...(document.warnings.includes('unexamined')
                ? ['  Ce document n’a pas pu être examiné en entier : l’employeur en est prévenu.']
                : []),
              ...(document.checksum ? [`  Empreinte SHA-256 : ${document.checksum}`] : []),
            ].join('\n'),
          )
          .join('\n'),
      ),
      'ET ENSUITE\n\nL’employeur lit votre candidature. S’il vous répond par ce service, vous recevez un courriel.',
      `Pour relire votre candidature, la retirer ou la faire effacer :\n${personPage(base, application)}\nGardez ce lien pour vous : il ouvre votre candidature sans mot de passe.`,
      `Elle est effacée d’elle-même le ${dayOf(keptUntil)}.`,
      'Vous n’avez pas envoyé cette candidature ? Ouvrez le lien et effacez-la.\n',
    ].join('\n\n'),
  };
};

/** What an employer answers, for the person. */
export const answerMail = (application: Received, answer: EmployerAnswer, base: string): Mail => {
  const { email, firstName, number, recruiter } = application;
  const replyTo = answer.kind === 'no' ? undefined : readEmail(answer.contact);
  return {
    recipient: email,
    ...(replyTo && { replyTo }),
    stopUrl: null,
    subject: `${trial(application)}${answerSubjects[answer.kind]} : ${oneLine(offerOf(application))}`,
    body: [
      `Bonjour ${oneLine(firstName)},`,
      answerBody(answer, oneLine(recruiter.name)),
      `Candidature ${number}, ${oneLine(offerOf(application))}. Pour la relire, la retirer ou la faire effacer :\n${personPage(base, application)}\n`,
    ].join('\n\n'),
  };
};

const toRecruiter = (application: Received, subject: string, body: string): Mail | undefined => {
  const { email } = application.recruiter;
  return email === null
    ? undefined
    : {
        recipient: email,
        stopUrl: null,
        subject: `${trial(application)}Candidature ${application.number} ${subject}`,
        body: `Bonjour,\n\n${body}\n`,
      };
};

/** Tells the employer that an application is taken back. */
export const withdrawnMail = (application: Received): Mail | undefined =>
  toRecruiter(
    application,
    'retirée',
    `${oneLine(nameOf(application))} retire sa candidature ${application.number} (${oneLine(offerOf(application))}).

Ses coordonnées, sa lettre et ses documents sont effacés de ce service. Effacez aussi les copies que vous en avez.`,
  );

/** Tells the employer that an application is erased; no longer whose it was. */
export const erasedMail = (application: Received): Mail | undefined =>
  toRecruiter(
    application,
    'effacée',
    `La personne qui vous avait envoyé la candidature ${application.number} (${oneLine(offerOf(application))}) demande l’effacement de ses données.

Elles sont effacées de ce service. Effacez aussi les copies que vous en avez : les courriels, les documents, les fiches.`,
  );
