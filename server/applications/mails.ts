import { readEmail } from '../../src/contract/index.ts';
import { renderHtml, renderText, type MailPart } from '../mail/content.ts';
import { singleLine } from '../mail/text.ts';
import type { CalendarFile, Mail } from '../mail/mail.ts';
import type { Branding } from '../partners/store.ts';
import type { Application } from './store.ts';
import { replyParts, replySubjects, interviewDateTime } from './replies/reply-text.ts';
import type { Reply } from './replies/reply.ts';
import { interviewCalendar, currentInterview, type SentInterview } from './replies/calendar.ts';
import { questionAnswerText, documentSummary, documentWarning, applicantName, offerName } from './wording.ts';
import { longDate, longDateTime } from '../language/dates.ts';

/** Where the documents of an application can be had, by their ids; nothing for those that cannot. */
export type DocumentLinks = ReadonlyMap<string, string>;

export const applicantPageUrl = (base: string, { token }: Application): string => `${base}/applications/${token}`;
export const replyPageUrl = (base: string, { replyToken }: Application): string => `${base}/answers/${replyToken}`;

const testPrefix = ({ isTest }: Application): string => (isTest ? '[Essai] ' : '');

/** A mail of ours, as plain text and as HTML. */
const mailOf = (
  {
    recipient,
    subject,
    replyTo,
    calendar,
  }: Pick<Mail, 'recipient' | 'subject' | 'replyTo'> & { calendar?: CalendarFile | undefined },
  parts: readonly MailPart[],
  of: Branding,
): Mail => ({
  recipient,
  subject,
  ...(replyTo && { replyTo }),
  unsubscribeUrl: null,
  body: renderText(parts),
  attachments: { html: renderHtml(subject, parts, of), ...(calendar && { calendar }) },
});

const section = (heading: string, parts: readonly MailPart[]): MailPart[] => (parts.length ? [{ heading }, ...parts] : []);

const documentList = ({ documents }: Application, links: DocumentLinks): MailPart => ({
  list: documents.map((document) => {
    const url = links.get(document.id);
    return {
      title: `${document.name} (${documentSummary(document)})`,
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
export const recruiterMail = (application: Application, recipient: string, base: string, links: DocumentLinks): Mail => {
  const { reference, createdAt, retainedUntil, email, phone, message, questionAnswers, documents, recruiter } = application;
  const name = singleLine(applicantName(application));
  const offer = singleLine(offerName(application));
  const page = replyPageUrl(base, application);
  return mailOf(
    { recipient, replyTo: email, subject: `${testPrefix(application)}Candidature ${reference}\u00a0: ${name}, ${offer}` },
    [
      'Bonjour,',
      `${name} vous envoie une candidature.`,
      {
        facts: [
          ['Numéro', reference],
          ['Pour', offer],
          ['Reçue le', longDateTime(createdAt)],
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
        questionAnswers.map((one): MailPart => ({ about: one.question.label, quote: questionAnswerText(one, documents) })),
      ),
      ...section('Documents', [documents.length ? documentList(application, links) : 'Aucun document.']),
      ...(links.size
        ? ['Ces liens s’arrêtent au bout de deux semaines. Ensuite, les documents restent dans votre boîte de candidatures.']
        : []),
      `Cette candidature est conservée jusqu’au ${longDate(retainedUntil)}. Effacez aussi vos copies à cette date, ou plus tôt si la personne le demande.`,
    ],
    recruiter,
  );
};

/**
 * The receipt: what the person keeps of an application. Neither the letter nor the answers are in it: anybody can give any address, and what
 * they write must not reach a stranger by us.
 */
export const receiptMail = (application: Application, base: string): Mail => {
  const { email, reference, createdAt, retainedUntil, documents, recruiter, site } = application;
  return mailOf(
    { recipient: email, subject: `${testPrefix(application)}Votre candidature ${reference} est bien arrivée` },
    [
      'Bonjour,',
      `${singleLine(recruiter.name)} a reçu votre candidature.`,
      {
        facts: [
          ['Numéro', reference],
          ['Pour', offerName(application)],
          ['Reçue le', longDateTime(createdAt)],
        ],
      },
      ...section(
        'Documents reçus',
        documents.length
          ? [
              {
                list: documents.map((document) => ({
                  title: `${document.name} (${documentSummary(document)})`,
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
        url: applicantPageUrl(base, application),
      },
      'Gardez ce lien pour vous\u00a0: il ouvre votre candidature sans mot de passe.',
      `Elle est effacée d’elle-même le ${longDate(retainedUntil)}.`,
      'Vous n’avez pas envoyé cette candidature\u00a0? Ouvrez le lien et effacez-la.',
    ],
    site,
  );
};

/** What an answer does to the person's calendar: an interview stands in it, or no longer does. `turn`: its place among the answers. */
const calendarOf = (application: Application, answer: Reply, turn: number, page: string): CalendarFile | undefined => {
  if (answer.kind === 'interview') return interviewCalendar(application, answer, { for: 'applicant', turn, page });
  const standing = answer.kind === 'no' ? currentInterview(application) : undefined;
  return standing && interviewCalendar(application, standing, { for: 'applicant', turn, page, cancelled: true });
};

/** What an employer answers, for the person. `turn`: its place among the answers. */
export const replyMail = (application: Application, answer: Reply, base: string, turn: number): Mail => {
  const { email, firstName, reference, recruiter, site } = application;
  const replyTo = answer.kind === 'no' ? undefined : readEmail(answer.contact);
  const page = applicantPageUrl(base, application);
  const calendar = calendarOf(application, answer, turn, page);
  return mailOf(
    {
      recipient: email,
      ...(replyTo && { replyTo }),
      subject: `${testPrefix(application)}${replySubjects[answer.kind]}\u00a0: ${singleLine(offerName(application))}`,
      calendar,
    },
    [
      `Bonjour ${singleLine(firstName)},`,
      ...replyParts(answer, singleLine(recruiter.name)),
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
        sentence: `Candidature ${reference}, ${singleLine(offerName(application))}. Pour la relire, la retirer ou la faire effacer`,
        button: 'Voir ma candidature',
        url: page,
      },
    ],
    site,
  );
};

const toRecruiter = (application: Application, subject: string, parts: readonly MailPart[]): Mail | undefined => {
  const { recruiter, reference } = application;
  return recruiter.email === null
    ? undefined
    : mailOf(
        { recipient: recruiter.email, subject: `${testPrefix(application)}Candidature ${reference} ${subject}` },
        ['Bonjour,', ...parts],
        recruiter,
      );
};

/** Tells the employer that the person comes to the interview. */
export const interviewConfirmedMail = (application: Application, interview: SentInterview, base: string): Mail | undefined =>
  toRecruiter(application, '– présence confirmée', [
    `${singleLine(applicantName(application))} confirme sa présence à l’entretien du ${interviewDateTime(interview)} (${singleLine(offerName(application))}).`,
    {
      sentence: 'Pour proposer une autre date, ou répondre autre chose',
      button: 'Voir ma réponse',
      url: replyPageUrl(base, application),
    },
  ]);

/** Tells the employer that an application is taken back. */
export const withdrawnMail = (application: Application): Mail | undefined =>
  toRecruiter(application, 'retirée', [
    `${singleLine(applicantName(application))} retire sa candidature ${application.reference} (${singleLine(offerName(application))}).`,
    ...(currentInterview(application) ? ['L’entretien que vous aviez proposé n’a donc plus lieu.'] : []),
    'Ses coordonnées, sa lettre et ses documents sont effacés de ce service. Effacez aussi les copies que vous en avez.',
  ]);

/** Tells the employer that an application is erased; no longer whose it was. */
export const erasedMail = (application: Application): Mail | undefined =>
  toRecruiter(application, 'effacée', [
    `La personne qui vous avait envoyé la candidature ${application.reference} (${singleLine(offerName(application))}) demande l’effacement de ses données.`,
    'Elles sont effacées de ce service. Effacez aussi les copies que vous en avez\u00a0: les courriels, les documents, les fiches.',
  ]);
