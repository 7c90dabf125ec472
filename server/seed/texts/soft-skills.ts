/** Qualities as France Travail names them, each explained in our words. */
export const softSkills = [
  { label: "Faire preuve d'autonomie", description: 'Avancer dans son travail sans attendre de consigne à chaque étape.' },
  {
    label: 'Faire preuve de rigueur et de précision',
    description: "Suivre les règles et les consignes, et vérifier ce que l'on a fait.",
  },
  {
    label: 'Organiser son travail selon les priorités et les objectifs',
    description: 'Savoir par quoi commencer et tenir les délais.',
  },
  { label: 'Avoir le sens du service', description: 'Comprendre ce que la personne attend et y répondre.' },
  { label: "Avoir l'esprit d'équipe", description: 'Travailler avec les autres et les aider quand il le faut.' },
  { label: 'Prendre des initiatives et être force de proposition', description: "Proposer des idées et les mettre à l'essai." },
  { label: 'Faire preuve de réactivité', description: 'Réagir vite et bien quand un imprévu arrive.' },
  { label: "S'adapter aux changements", description: 'Garder ses repères quand les lieux, les outils ou les horaires changent.' },
  { label: 'Faire preuve de persévérance', description: "Aller au bout d'une tâche malgré les obstacles." },
  {
    label: 'Respecter ses engagements, assumer ses responsabilités',
    description: "Faire ce que l'on a dit et prévenir en cas de difficulté.",
  },
  { label: 'Faire preuve de curiosité', description: null },
  { label: 'Gérer son stress', description: 'Rester calme et efficace sous la pression.' },
];
