import { html } from 'hono/html';

import { layout, type Markup } from './layout.ts';

const back = 'Revenez à la page précédente\u00a0: ce que vous avez écrit y est encore.';

/** What a person is told of an answer that is none: what happened, what is safe, what to do. */
const texts: Readonly<Record<number, readonly [title: string, advice: string]>> = {
  400: ['Cette demande n’est pas comprise', `L’adresse ou le formulaire est incomplet. ${back}`],
  403: ['Cette page n’est pas ouverte ici', 'Elle ne s’ouvre qu’à qui tient ce service, ou depuis un site qui y est autorisé.'],
  404: [
    'Cette page n’existe pas',
    'Vérifiez que l’adresse est complète. Si vous avez suivi un lien, la page a peut-être été retirée depuis.',
  ],
  409: ['Ce n’est pas possible en ce moment', `Quelque chose a changé entre-temps. ${back}`],
  410: ['Cette page n’existe plus', 'Ce qu’elle montrait a été retiré ou effacé.'],
  413: [
    'C’est trop long',
    `Ce que vous avez envoyé dépasse ce que cette page accepte. ${back} Raccourcissez-le, puis renvoyez-le.`,
  ],
  429: ['Il y a trop de demandes en ce moment', 'Attendez une minute, puis réessayez.'],
  503: ['Ce service est occupé', 'Il revient bientôt. Attendez une minute, puis réessayez.'],
  507: ['Ce service n’a plus de place', `Rien n’a été enregistré. ${back} Réessayez plus tard.`],
};

const unknown: readonly [title: string, advice: string] = [
  'Ce service a rencontré une erreur',
  'Ce n’est pas de votre fait. Attendez une minute, puis réessayez.',
];

/** For people, what a problem document (RFC 9457) tells programs. `requestId`: under which it stands in the log. */
export const renderErrorPage = (status: number, requestId: string | undefined): Markup => {
  const [title, advice] = texts[status] ?? (status < 500 ? (texts[400] ?? unknown) : unknown);
  return layout(
    title,
    html`<p>${advice}</p>
      ${status >= 500 && requestId ? html`<p>Si cela dure, donnez ce code à qui tient ce service : <code>${requestId}</code></p>` : ''}
      <p><a href="/">Aller à l’accueil de ce service</a></p>`,
  );
};
