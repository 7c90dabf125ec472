import { html } from 'hono/html';

import { retentionMonths } from '../../src/contract/index.ts';
import { dayOf, momentOf, offerOf } from '../applications/wording.ts';
import type { Received } from '../stores/received.ts';
import { answerParts, button, facts, personFacts, sentParts } from './application-parts.ts';
import { layout, type Markup } from './layout.ts';

const pathOf = ({ token }: Received): string => `/applications/${token}`;

const overview = (application: Received): Markup =>
  facts([
    ['Pour', offerOf(application)],
    ['Employeur', application.recruiter.name],
    ['Envoyée le', momentOf(application.createdAt)],
    ['Retirée le', application.withdrawnAt && momentOf(application.withdrawnAt)],
    ['Gardée jusqu’au', dayOf(application.keptUntil)],
  ]);

const durations = (application: Received): Markup =>
  html`<h2>Combien de temps elle est gardée</h2>
    <form method="post" action="${pathOf(application)}/keep">
      <fieldset>
        <legend>Durée, à partir du jour de l’envoi</legend>
        <p>
          <input type="radio" name="longer" id="usual" value="false" ${application.keepLonger ? '' : 'checked'} />
          <label for="usual">${retentionMonths.usual} mois, pour cette candidature seulement</label>
        </p>
        <p>
          <input type="radio" name="longer" id="longer" value="true" ${application.keepLonger ? 'checked' : ''} />
          <label for="longer">${retentionMonths.agreed} mois, pour que l’employeur puisse me proposer d’autres offres</label>
        </p>
      </fieldset>
      <p>
        Si vous revenez à ${retentionMonths.usual} mois et que ce temps est passé, votre candidature est effacée dans l’heure.
      </p>
      <button>Enregistrer la durée</button>
    </form>`;

const rights = (application: Received): Markup =>
  html`<h2>Vos choix</h2>
    <ul class="choices">
      <li><a href="${pathOf(application)}/export">Télécharger mes données (fichier JSON)</a></li>
      ${application.withdrawnAt ? '' : html`<li><a href="${pathOf(application)}/withdraw">Retirer ma candidature</a></li>`}
      <li><a href="${pathOf(application)}/erase">Tout effacer</a></li>
    </ul>
    <h2>Vos droits auprès de l’employeur</h2>
    <p>
      ${application.recruiter.name} répond de vos données. Pour les consulter, les corriger ou vous opposer à leur utilisation,
      écrivez à : ${application.recruiter.contact}. Vous pouvez aussi saisir la
      <a href="https://www.cnil.fr/fr/plaintes" rel="noreferrer">CNIL</a>.
    </p>`;

/** What a person has sent, and what can be done about it. `saved`: the duration has just been changed. */
export const applicationPage = (
  application: Received,
  hrefOf: (documentId: string) => string | undefined,
  saved = false,
): Markup =>
  application.withdrawnAt
    ? layout(
        `Votre candidature ${application.number} est retirée`,
        html`${overview(application)}
          <p>
            Vos coordonnées, votre lettre, vos réponses et vos documents sont effacés. Il ne reste que ce qui est écrit sur cette
            page : l’employeur voit ainsi que vous avez retiré votre candidature.
          </p>
          ${rights(application)}`,
      )
    : layout(
        `Votre candidature ${application.number}`,
        html`${saved ? html`<p role="status" class="notice">La durée est enregistrée.</p>` : ''} ${overview(application)}
          ${
            application.answers.length
              ? html`<h2>Réponse de l’employeur</h2>
                  ${answerParts(application)}`
              : ''
          }
          <h2>Ce que vous avez envoyé</h2>
          ${personFacts(application)} ${sentParts(application, hrefOf)} ${durations(application)} ${rights(application)}`,
      );

const back = (application: Received): Markup => html`<p><a href="${pathOf(application)}">Non, revenir à ma candidature</a></p>`;

/** Asks before what cannot be undone. */
export const withdrawPage = (application: Received): Markup =>
  layout(
    'Retirer votre candidature ?',
    html`${overview(application)}
      <p>L’employeur est prévenu. Ce service efface aussitôt vos coordonnées, votre lettre, vos réponses et vos documents.</p>
      <p>
        L’employeur a peut-être déjà copié votre candidature : nous lui demandons d’effacer ses copies. On ne peut pas revenir en
        arrière.
      </p>
      ${button(`${pathOf(application)}/withdraw`, 'Retirer ma candidature')} ${back(application)}`,
  );

export const erasePage = (application: Received): Markup =>
  layout(
    'Tout effacer ?',
    html`${overview(application)}
      <p>
        Ce service efface aussitôt tout ce qui concerne cette candidature, son numéro et ses dates compris, et demande à
        l’employeur d’effacer ses copies. Cette page n’existera plus. On ne peut pas revenir en arrière.
      </p>
      ${button(`${pathOf(application)}/erase`, 'Tout effacer')} ${back(application)}`,
  );

export const erasedPage = (): Markup =>
  layout(
    'Tout est effacé',
    html`<p>Ce service n’a plus rien sur cette candidature. L’employeur est prévenu et doit effacer ses copies.</p>`,
  );

export const applicationGonePage = (): Markup =>
  layout(
    'Cette candidature n’existe plus',
    html`<p>Elle a été effacée, parce que vous l’avez demandé ou parce que sa durée est passée.</p>
      <p>Si vous avez recopié l’adresse de cette page, vérifiez qu’elle est complète.</p>`,
  );
