import { textOf, type Part } from '../../mail/content.ts';
import { oneLine } from '../../mail/text.ts';
import { interviewPlaces, noReasons, type EmployerAnswer } from './answers.ts';
import { hourOf, weekdayOf } from '../wording.ts';

type Interview = Extract<EmployerAnswer, { kind: 'interview' }>;

const whereLabels = { 'on-site': 'Adresse', phone: 'Numéro', video: 'Lien' } as const;

/** When an interview is: « jeudi 15 janvier 2099 à 9 h 30 ». */
export const momentOfInterview = ({ date, time }: Pick<Interview, 'date' | 'time'>): string =>
  `${weekdayOf(date)} à ${hourOf(time)}`;

const interviewParts = (interview: Interview): Part[] => {
  const { place, where, note } = interview;
  return [
    {
      facts: [
        ['Quand', momentOfInterview(interview)],
        ['Comment', interviewPlaces[place].toLowerCase()],
        ...(where ? [[whereLabels[place], where] as const] : []),
      ],
    },
    ...(note ? [{ quote: note }] : []),
  ];
};

const reached = (contact: string): string => `Pour répondre\u00a0: ${oneLine(contact)}`;

/** An answer as the person reads it, between the greeting and the end. */
export const answerParts = (answer: EmployerAnswer, recruiter: string): Part[] => {
  switch (answer.kind) {
    case 'interview':
      return [`${recruiter} vous propose un entretien.`, ...interviewParts(answer), reached(answer.contact)];
    case 'question':
      return [`${recruiter} vous pose une question\u00a0:`, { quote: answer.text }, reached(answer.contact)];
    case 'no':
      return [
        `${recruiter} a étudié votre candidature et ne lui donne pas suite.`,
        ...(answer.reason ? [noReasons[answer.reason]] : []),
        'Nous vous remercions de votre intérêt.',
      ];
  }
};

/** … as plain text. */
export const answerBody = (answer: EmployerAnswer, recruiter: string): string => textOf(answerParts(answer, recruiter)).trimEnd();

export const answerSubjects = {
  interview: 'Proposition d’entretien',
  question: 'Une question sur votre candidature',
  no: 'Réponse à votre candidature',
} as const;
