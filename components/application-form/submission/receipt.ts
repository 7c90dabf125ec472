import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { lazyModule } from '../../../src/client/lazy-module.ts';
import type { ApplicationReceipt, Document } from '../../../src/contract/index.ts';
import { formatDay, formatSize, bidiIsolate, plural } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import { checkIcon, fileIcon } from '../../../src/ui/icons.ts';
import { breakable, breakableName } from '../../../src/ui/breakable.ts';

export { default as styles } from './receipt.styles.ts';

const loadPrintElement = lazyModule(() => import('../../../src/ui/print-element.ts'));

/** Figures of a checksum that tell two files apart at a glance. */
const glance = 8;

const received = ({ name, size, pages, checksum, scanned, state, warnings }: Document): TemplateResult => {
  const facts = [
    html`<bdi>${formatSize(size)}</bdi>`,
    pages === null
      ? ''
      : plural(
          pages,
          msg('{n, plural, one {# page} other {# pages}}', { desc: 'Of a document. Give every form of your language.' }),
        ),
    state === 'checking' ? msg('contrôle en cours', { desc: 'Of a file: it is being looked at.' }) : '',
    scanned ? msg('aucun virus trouvé') : '',
    warnings.includes('unexamined')
      ? msg('non examiné en entier', { desc: 'Of a file that was received; the employer is told, too.' })
      : '',
  ].filter(Boolean);
  const start = checksum && bidiIsolate(checksum.slice(0, glance));
  return html`
    <li>
      ${fileIcon}
      <strong><bdi>${breakableName(name)}</bdi></strong> (${facts.map((fact, index) => [index ? ', ' : nothing, fact])})
      ${
        start
          ? html`<details>
              <summary>${msg(str`Empreinte : ${start}…`, { desc: 'Checksum of a file; its first figures follow.' })}</summary>
              <p class="hint">${msg('Elle prouve que le fichier reçu est exactement le vôtre (SHA-256) :')}</p>
              <p><code dir="ltr">${checksum}</code></p>
            </details>`
          : nothing
      }
    </li>
  `;
};

export interface ReceiptView {
  receipt: ApplicationReceipt;
  /** Where the receipt goes by mail. */
  email: string;
  /** The offer that was answered. */
  title: string | undefined;
  level: number;
  print: () => void;
}

/** What was received, and what happens next. */
export const receiptView = ({ receipt, email, title, level, print }: ReceiptView): TemplateResult => {
  const { reference, receivedAt, retainedUntil, documents, manageUrl } = receipt;
  const [day, until] = [formatDay(receivedAt), formatDay(retainedUntil)];
  const recruiter = bidiIsolate(receipt.recruiter);
  return html`
    <article class="receipt" part="receipt">
      <h3 id="receipt-title" tabindex="-1" aria-level=${level}>
        <span class="tick-mark">${checkIcon}</span> ${msg('Votre candidature est arrivée')}
      </h3>
      <dl>
        <div>
          <dt>${msg('Numéro')}</dt>
          <dd>
            <strong><bdi>${reference}</bdi></strong>
          </dd>
        </div>
        ${
          title
            ? html`<div>
                <dt>${msg('Offre')}</dt>
                <dd>${french(title)}</dd>
              </div>`
            : nothing
        }
        <div>
          <dt>${msg('Reçue le', { desc: 'A date follows.' })}</dt>
          <dd><bdi>${day}</bdi></dd>
        </div>
      </dl>
      ${
        documents.length > 0
          ? html`<h4 aria-level=${level + 1}>${msg('Documents reçus')}</h4>
              <ul class="documents">
                ${documents.map(received)}
              </ul>`
          : html`<p>${msg('Aucun document n’est joint.')}</p>`
      }
      <h4 aria-level=${level + 1}>${msg('Et maintenant ?')}</h4>
      <ol class="next">
        <li>
          ${msg('Votre reçu part par courriel, à cette adresse :')} <strong><bdi>${breakable(email)}</bdi></strong>
          <span class="hint">${msg('Il n’arrive pas ? Regardez dans les courriers indésirables.')}</span>
        </li>
        <li>
          ${msg(str`${recruiter} lit votre candidature et vous répond par courriel ou par téléphone.`, { desc: 'The name of an employer.' })}
        </li>
        <li>
          ${msg(str`Votre candidature est conservée jusqu’au ${until}, puis effacée.`, { desc: 'A date.' })}
          <a href=${manageUrl} target="_blank" rel="noopener noreferrer">${msg('Relire ou retirer ma candidature')}</a>
          <span class="hint">${msg('(nouvel onglet ; gardez ce lien pour vous)')}</span>
        </li>
      </ol>
      <p class="actions"><button type="button" class="quiet" @click=${print}>${msg('Imprimer', { desc: 'Button.' })}</button></p>
    </article>
  `;
};

/** The receipt alone, with what is folded in it. */
export const printReceipt = async (root: ParentNode): Promise<void> => {
  const module = await loadPrintElement().catch(() => undefined);
  const receipt = root.querySelector('.receipt');
  for (const details of receipt?.querySelectorAll('details') ?? []) details.open = true;
  if (receipt && module) module.printElement(receipt);
  else print(); // the page with all that is around
};
