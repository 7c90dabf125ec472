import { quoted } from '../mail/text.ts';
import { interviewPlaces, noReasons, type EmployerAnswer } from './answers.ts';
import { weekdayOf } from './wording.ts';

type Interview = Extract<EmployerAnswer, { kind: 'interview' }>;

const whereLabels = { 'on-site': 'Adresse', phone: 'Numéro', video: 'Lien' } as const;

/** « 9 h 30 » */
const hourOf = (time: string): string => time.replace(/^0?(\d+):/, '$1\u00a0h\u00a0');

const interviewLines = ({ place, date, time, where, note }: Interview): string =>
  [
    `Quand : ${weekdayOf(date)} à ${hourOf(time)}`,
    `Comment : ${interviewPlaces[place].toLowerCase()}`,
    ...(where ? [`${whereLabels[place]} : ${where}`] : []),
    ...(note ? [`\n${quoted(note)}`] : []),
  ].join('\n');

const reached = (contact: string): string => `\n\nPour répondre : ${contact}`;

/** An answer as the person reads it, between the greeting and the end. */
export const answerBody = (answer: EmployerAnswer, recruiter: string): string => {
  switch (answer.kind) {
    case 'interview':
      return `${recruiter} vous propose un entretien.\n\n${interviewLines(answer)}${reached(answer.contact)}`;
    case 'question':
      return `${recruiter} vous pose une question :\n\n${quoted(answer.text)}${reached(answer.contact)}`;
    case 'no':
      return `${recruiter} a étudié votre candidature et ne lui donne pas suite.${
        answer.reason ? `\n\n${noReasons[answer.reason]}` : ''
      }\n\nNous vous remercions de votre intérêt.`;
  }
};

export const answerSubjects = {
  interview: 'Proposition d’entretien',
  question: 'Une question sur votre candidature',
  no: 'Réponse à votre candidature',
} as const;
