import { readEmail } from '../../src/contract/index.ts';
import { htmlOf, textOf, type Part } from '../mail/content.ts';
import { oneLine } from '../mail/text.ts';
import type { CalendarFile, Mail } from '../mail/store.ts';
import type { Branding } from '../partners/store.ts';
import type { Received } from './received-store.ts';
import { answerParts, answerSubjects, momentOfInterview } from './answers/answer-text.ts';
import type { EmployerAnswer } from './answers/answers.ts';
import { interviewFile, interviewOf, type SentInterview } from './answers/calendar.ts';
import { answerText, dayOf, documentFacts, documentWarning, momentOf, nameOf, offerOf } from './wording.ts';

/** Where the documents of an application can be had, by their ids; nothing for those that cannot. */
export type DocumentLinks = ReadonlyMap<string, string>;

export const personPage = (base: string, { token }: Received): string => `${base}/applications/${token}`;
export const answerPage = (base: string, { answerToken }: Received): string => `${base}/answers/${answerToken}`;

const trial = ({ isTest }: Received): string => (isTest ? '[Essai] ' : '');

/** A mail of ours, as plain text and as HTML. */
const mailOf = (
  {
    recipient,
    subject,
    replyTo,
    calendar,
  }: Pick<Mail, 'recipient' | 'subject' | 'replyTo'> & { calendar?: CalendarFile | undefined },
  parts: readonly Part[],
  of: Branding,
): Mail => ({
  recipient,
  subject,
  ...(replyTo && { replyTo }),
  stopUrl: null,
  body: textOf(parts),
  parts: { html: htmlOf(subject, parts, of), ...(calendar && { calendar }) },
});

const section = (heading: string, parts: readonly Part[]): Part[] => (parts.length ? [{ heading }, ...parts] : []);

const documentList = ({ documents }: Received, links: DocumentLinks): Part => ({
  list: documents.map((document) => {
    const url = links.get(document.id);
    return {
      title: `${document.name} (${documentFacts(document)})`,
      lines: [
        ...(document.warnings.length ? [documentWarning(document)] : []),
        ...(document.state === 'checking' ? ['En cours de vérification\u00a0: le lien fonctionne dès qu’elle est finie.'] : []),
        ...(url ? [] : ['Refusé à la vérification']),
      ],
      url,
    };
  }),
});

/** All of an application, for the employer; an answer to the mail goes to the person. */
export const recruiterMail = (application: Received, recipient: string, base: string, links: DocumentLinks): Mail => {
  const { number, createdAt, keptUntil, email, phone, message, answered, documents, recruiter } = application;
  const name = oneLine(nameOf(application));
  const offer = oneLine(offerOf(application));
  const page = answerPage(base, application);
  return mailOf(
    { recipient, replyTo: email, subject: `${trial(application)}Candidature ${number}\u00a0: ${name}, ${offer}` },
    [
      'Bonjour,',
      `${name} vous envoie une candidature.`,
      {
        facts: [
          ['Numéro', number],
          ['Pour', offer],
          ['Reçue le', momentOf(createdAt)],
          ['Courriel', email],
          ...(phone ? [['Téléphone', phone] as const] : []),
        ],
      },
      ...section('Répondre', [
        'Chaque lien montre le message avant de l’envoyer.',
        { button: 'Proposer un entretien', url: `${page}/interview` },
        { button: 'Poser une question', url: `${page}/question` },
        { button: 'Répondre non', url: `${page}/no` },
      ]),
      ...section('Lettre', message ? [{ quote: message }] : []),
      ...section(
        'Réponses à vos questions',
        answered.map((one): Part => ({ about: one.question.label, quote: answerText(one, documents) })),
      ),
      ...section('Documents', [documents.length ? documentList(application, links) : 'Aucun document.']),
      ...(links.size
        ? ['Ces liens s’arrêtent au bout de deux semaines. Ensuite, les documents restent dans votre boîte de candidatures.']
        : []),
      `Cette candidature est conservée jusqu’au ${dayOf(keptUntil)}. Effacez aussi vos copies à cette date, ou plus tôt si la personne le demande.`,
    ],
    recruiter,
  );
};

/**
 * The receipt: what the person keeps of an application. Neither the letter nor the answers are in it: anybody can give any address, and what
 * they write must not reach a stranger by us.
 */
export const receiptMail = (application: Received, base: string): Mail => {
  const { email, number, createdAt, keptUntil, documents, recruiter, site } = application;
  return mailOf(
    { recipient: email, subject: `${trial(application)}Votre candidature ${number} est bien arrivée` },
    [
      'Bonjour,',
      `${oneLine(recruiter.name)} a reçu votre candidature.`,
      {
        facts: [
          ['Numéro', number],
          ['Pour', offerOf(application)],
          ['Reçue le', momentOf(createdAt)],
        ],
      },
      ...section(
        'Documents reçus',
        documents.length
          ? [
              {
                list: documents.map((document) => ({
                  title: `${document.name} (${documentFacts(document)})`,
                  lines: [
                    ...(document.warnings.includes('unexamined')
                      ? ['Ce document n’a pas pu être examiné en entier\u00a0: l’employeur en est prévenu.']
                      : []),
                    ...(document.checksum ? [`Empreinte SHA-256\u00a0: ${document.checksum}`] : []),
                  ],
                })),
              },
            ]
          : [],
      ),
      ...section('Et ensuite', ['L’employeur lit votre candidature. S’il vous répond par ce service, vous recevez un courriel.']),
      {
        sentence: 'Pour relire votre candidature, la retirer ou la faire effacer',
        button: 'Voir ma candidature',
        url: personPage(base, application),
      },
      'Gardez ce lien pour vous\u00a0: il ouvre votre candidature sans mot de passe.',
      `Elle est effacée d’elle-même le ${dayOf(keptUntil)}.`,
      'Vous n’avez pas envoyé cette candidature\u00a0? Ouvrez le lien et effacez-la.',
    ],
    site,
  );
};

/** What an answer does to the person's calendar: an interview stands in it, or no longer does. `turn`: its place among the answers. */
const calendarOf = (application: Received, answer: EmployerAnswer, turn: number, page: string): CalendarFile | undefined => {
  if (answer.kind === 'interview') return interviewFile(application, answer, { for: 'person', turn, page });
  const standing = answer.kind === 'no' ? interviewOf(application) : undefined;
  return standing && interviewFile(application, standing, { for: 'person', turn, page, cancelled: true });
};

/** What an employer answers, for the person. `turn`: its place among the answers. */
export const answerMail = (application: Received, answer: EmployerAnswer, base: string, turn: number): Mail => {
  const { email, firstName, number, recruiter, site } = application;
  const replyTo = answer.kind === 'no' ? undefined : readEmail(answer.contact);
  const page = personPage(base, application);
  const calendar = calendarOf(application, answer, turn, page);
  return mailOf(
    {
      recipient: email,
      ...(replyTo && { replyTo }),
      subject: `${trial(application)}${answerSubjects[answer.kind]}\u00a0: ${oneLine(offerOf(application))}`,
      calendar,
    },
    [
      `Bonjour ${oneLine(firstName)},`,
      ...answerParts(answer, oneLine(recruiter.name)),
      ...(answer.kind === 'interview'
        ? [
            {
              sentence: 'Dites si vous venez. Ouvrez cette page, puis appuyez sur «\u00a0Je confirme ma présence\u00a0»',
              button: 'Confirmer ma présence',
              url: `${page}#entretien`,
            },
            'Le fichier «\u00a0entretien.ics\u00a0» joint à ce courriel ajoute l’entretien à votre agenda.',
          ]
        : []),
      ...(calendar?.method === 'CANCEL' ? ['L’entretien qui était prévu est annulé.'] : []),
      {
        sentence: `Candidature ${number}, ${oneLine(offerOf(application))}. Pour la relire, la retirer ou la faire effacer`,
        button: 'Voir ma candidature',
        url: page,
      },
    ],
    site,
  );
};

const toRecruiter = (application: Received, subject: string, parts: readonly Part[]): Mail | undefined => {
  const { recruiter, number } = application;
  return recruiter.email === null
    ? undefined
    : mailOf(
        { recipient: recruiter.email, subject: `${trial(application)}Candidature ${number} ${subject}` },
        ['Bonjour,', ...parts],
        recruiter,
      );
};

/** Tells the employer that the person comes to the interview. */
export const confirmedMail = (application: Received, interview: SentInterview, base: string): Mail | undefined =>
  toRecruiter(application, '– présence confirmée', [
    `${oneLine(nameOf(application))} confirme sa présence à l’entretien du ${momentOfInterview(interview)} (${oneLine(offerOf(application))}).`,
    {
      sentence: 'Pour proposer une autre date, ou répondre autre chose',
      button: 'Voir ma réponse',
      url: answerPage(base, application),
    },
  ]);

/** Tells the employer that an application is taken back. */
export const withdrawnMail = (application: Received): Mail | undefined =>
  toRecruiter(application, 'retirée', [
    `${oneLine(nameOf(application))} retire sa candidature ${application.number} (${oneLine(offerOf(application))}).`,
    ...(interviewOf(application) ? ['L’entretien que vous aviez proposé n’a donc plus lieu.'] : []),
    'Ses coordonnées, sa lettre et ses documents sont effacés de ce service. Effacez aussi les copies que vous en avez.',
  ]);

/** Tells the employer that an application is erased; no longer whose it was. */
export const erasedMail = (application: Received): Mail | undefined =>
  toRecruiter(application, 'effacée', [
    `La personne qui vous avait envoyé la candidature ${application.number} (${oneLine(offerOf(application))}) demande l’effacement de ses données.`,
    'Elles sont effacées de ce service. Effacez aussi les copies que vous en avez\u00a0: les courriels, les documents, les fiches.',
  ]);
