import type { Question } from '../../src/contract/index.ts';

/** One question of each kind, as a shop that recruits would ask them. */
export const demoQuestions: readonly Question[] = [
  {
    id: 'disponibilite',
    kind: 'date',
    label: 'À partir de quel jour pouvez-vous commencer ?',
    hint: null,
    required: true,
    options: [],
    about: 'start',
  },
  {
    id: 'horaires',
    kind: 'choices',
    label: 'Quels horaires vous conviennent ?',
    hint: 'Vous pouvez en choisir plusieurs.',
    required: true,
    options: ['Matin', 'Après-midi', 'Soir', 'Week-end'],
  },
  {
    id: 'permis',
    kind: 'choice',
    label: 'Avez-vous le permis B ?',
    hint: null,
    required: false,
    options: ['Oui', 'Non', 'Je le prépare'],
  },
  {
    id: 'experience',
    kind: 'number',
    label: 'Combien d’années avez-vous travaillé dans ce métier ?',
    hint: 'Écrivez 0 si c’est nouveau pour vous : nous formons.',
    required: false,
    options: [],
  },
  {
    id: 'ville',
    kind: 'text',
    label: 'Dans quelle ville habitez-vous ?',
    hint: null,
    required: false,
    options: [],
  },
  {
    id: 'motivation',
    kind: 'paragraph',
    label: 'Qu’est-ce qui vous plaît dans ce travail ?',
    hint: 'Quelques phrases suffisent.',
    required: false,
    options: [],
  },
  {
    id: 'diplome',
    kind: 'file',
    label: 'Votre diplôme ou votre titre professionnel',
    hint: 'Si vous en avez un.',
    required: false,
    options: [],
  },
];
