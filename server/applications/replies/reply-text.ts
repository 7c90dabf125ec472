import { renderText, type MailPart } from '../../mail/content.ts';
import { singleLine } from '../../mail/text.ts';
import { interviewModes, rejectionReasons, type Reply } from './reply.ts';
import { hourText, weekdayDate } from '../../language/dates.ts';

type Interview = Extract<Reply, { kind: 'interview' }>;

const whereLabels = { 'on-site': 'Adresse', phone: 'Numéro', video: 'Lien' } as const;

/** When an interview is: « jeudi 15 janvier 2099 à 9 h 30 ». */
export const interviewDateTime = ({ date, time }: Pick<Interview, 'date' | 'time'>): string =>
  `${weekdayDate(date)} à ${hourText(time)}`;

const interviewParts = (interview: Interview): MailPart[] => {
  const { place, where, note } = interview;
  return [
    {
      facts: [
        ['Quand', interviewDateTime(interview)],
        ['Comment', interviewModes[place].toLowerCase()],
        ...(where ? [[whereLabels[place], where] as const] : []),
      ],
    },
    ...(note ? [{ quote: note }] : []),
  ];
};

const reached = (contact: string): string => `Pour répondre\u00a0: ${singleLine(contact)}`;

/** An answer as the person reads it, between the greeting and the end. */
export const replyParts = (answer: Reply, recruiter: string): MailPart[] => {
  switch (answer.kind) {
    case 'interview':
      return [`${recruiter} vous propose un entretien.`, ...interviewParts(answer), reached(answer.contact)];
    case 'question':
      return [`${recruiter} vous pose une question\u00a0:`, { quote: answer.text }, reached(answer.contact)];
    case 'no':
      return [
        `${recruiter} a étudié votre candidature et ne lui donne pas suite.`,
        ...(answer.reason ? [rejectionReasons[answer.reason]] : []),
        'Nous vous remercions de votre intérêt.',
      ];
  }
};

/** … as plain text. */
export const replyText = (answer: Reply, recruiter: string): string => renderText(replyParts(answer, recruiter)).trimEnd();

export const replySubjects = {
  interview: 'Proposition d’entretien',
  question: 'Une question sur votre candidature',
  no: 'Réponse à votre candidature',
} as const;
