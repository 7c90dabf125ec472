import { html } from 'hono/html';

import { layout } from '../pages/layout.ts';

export const documentUnavailablePage = () =>
  layout(
    'Ce document n’est plus disponible',
    html`<p>Le lien a expiré, ou la personne a retiré sa candidature, ou la durée de conservation est passée.</p>
      <p>Ou bien le fichier n’est plus tel qu’il a été reçu : il n’est alors remis à personne.</p>
      <p>Pour recevoir de nouveau le document, écrivez à la personne qui a postulé.</p>`,
  );
