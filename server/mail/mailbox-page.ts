import { html } from 'hono/html';

import { longDateTime } from '../language/dates.ts';
import { singleLine } from './text.ts';
import type { StoredMail } from './store.ts';
import { layout } from '../pages/layout.ts';

/** A text in which addresses of pages can be followed: text on both sides, never markup. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part));

/** What a gateway without a mail server would have sent, the latest first. */
export const mailboxPage = (mails: readonly StoredMail[]) =>
  layout(
    'Courriels',
    html`<p>Cette passerelle n’a pas de serveur de messagerie (<code>SMTP_URL</code>) : ses courriels restent ici.</p>
      ${mails.length === 0 ? html`<p>Aucun courriel pour l’instant.</p>` : ''}
      ${mails.map(
        ({ subject, recipient, createdAt, body }) =>
          html`<section>
            <h2>${singleLine(subject)}</h2>
            <p>À ${recipient}, le ${longDateTime(createdAt)}</p>
            <p class="text message">${linked(body)}</p>
          </section>`,
      )}`,
  );
