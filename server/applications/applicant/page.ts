import { html } from 'hono/html';

import { retentionMonths } from '../../../src/contract/index.ts';
import { interviewStart, currentInterview } from '../replies/calendar.ts';
import { offerName } from '../wording.ts';
import { longDate, longDateTime } from '../../language/dates.ts';
import { singleLine } from '../../mail/text.ts';
import type { Branding } from '../../partners/store.ts';
import type { Application } from '../store.ts';
import { replyList, applicantDetails, submittedContent } from '../page-parts.ts';
import { actionButton, descriptionList } from '../../pages/parts.ts';
import { layout, type Markup } from '../../pages/layout.ts';

const pathOf = ({ token }: Application): string => `/applications/${token}`;

const overview = (application: Application): Markup =>
  descriptionList([
    ['Pour', offerName(application)],
    ['Employeur', application.recruiter.name],
    ['Envoyée le', longDateTime(application.createdAt)],
    ['Retirée le', application.withdrawnAt && longDateTime(application.withdrawnAt)],
    ['Conservée jusqu’au', longDate(application.retainedUntil)],
  ]);

/** The interview that stands: to be put into a calendar, and answered. One that has begun needs no answer any more. */
const interviewChoices = (application: Application): Markup | string => {
  const interview = currentInterview(application);
  if (!interview || interviewStart(interview).getTime() < Date.now()) return '';
  const path = pathOf(application);
  return html`${
      interview.confirmedAt
        ? html`<p>
            L’employeur sait que vous venez. Si vous ne pouvez plus venir, écrivez-lui : ${singleLine(interview.contact)}
          </p>`
        : html`<form method="post" action="${path}/attend">
              <input type="hidden" name="turn" value="${interview.turn}" />
              <button class="main">Je confirme ma présence</button>
            </form>
            <p>Vous ne pouvez pas venir ? Demandez une autre date : ${singleLine(interview.contact)}</p>`
    }
    <p><a href="${path}/entretien.ics" download>Ajouter l’entretien à mon agenda (fichier ICS)</a></p>`;
};

const durations = (application: Application): Markup =>
  html`<h2>Combien de temps elle est conservée</h2>
    <form method="post" action="${pathOf(application)}/keep">
      <fieldset>
        <legend>Durée, à partir du jour de l’envoi</legend>
        <p>
          <input type="radio" name="longer" id="usual" value="false" ${application.keepLonger ? '' : 'checked'} />
          <label for="usual">${retentionMonths.usual} mois, pour cette candidature seulement</label>
        </p>
        <p>
          <input type="radio" name="longer" id="longer" value="true" ${application.keepLonger ? 'checked' : ''} />
          <label for="longer">${retentionMonths.agreed} mois, pour que l’employeur puisse me proposer d’autres offres</label>
        </p>
      </fieldset>
      <p>
        Si vous revenez à ${retentionMonths.usual} mois et que ce temps est passé, votre candidature est effacée dans l’heure.
      </p>
      <button>Enregistrer la durée</button>
    </form>`;

const rights = (application: Application): Markup =>
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

const notices = {
  saved: 'La durée est enregistrée.',
  attending: 'Votre présence est confirmée. L’employeur le voit.',
  changed: 'L’entretien a changé entre-temps. Relisez-le avant de répondre.',
} as const;

/** What has just been done on the page. */
export type NoticeKind = keyof typeof notices;
export const noticeKinds = ['saved', 'attending', 'changed'] as const satisfies readonly NoticeKind[];

/** What a person has sent, and what can be done about it. */
export const applicationPage = (
  application: Application,
  hrefOf: (documentId: string) => string | undefined,
  done?: NoticeKind,
): Markup =>
  application.withdrawnAt
    ? layout(
        `Votre candidature ${application.reference} est retirée`,
        html`${overview(application)}
          <p>
            Vos coordonnées, votre lettre, vos réponses et vos documents sont effacés. Il ne reste que ce qui est écrit sur cette
            page : l’employeur voit ainsi que vous avez retiré votre candidature.
          </p>
          ${rights(application)}`,
        { branding: application.site },
      )
    : layout(
        `Votre candidature ${application.reference}`,
        html`${done ? html`<p role="status" class="notice">${notices[done]}</p>` : ''} ${overview(application)}
          ${
            application.replies.length
              ? html`<h2 id="entretien">Réponse de l’employeur</h2>
                  ${interviewChoices(application)} ${replyList(application)}`
              : ''
          }
          <h2>Ce que vous avez envoyé</h2>
          ${applicantDetails(application)} ${submittedContent(application, hrefOf)} ${durations(application)}
          ${rights(application)}`,
        { branding: application.site },
      );

const back = (application: Application): Markup =>
  html`<p><a href="${pathOf(application)}">Non, revenir à ma candidature</a></p>`;

/** Asks before what cannot be undone. */
export const withdrawPage = (application: Application): Markup =>
  layout(
    'Retirer votre candidature ?',
    html`${overview(application)}
      <p>L’employeur est prévenu. Ce service efface aussitôt vos coordonnées, votre lettre, vos réponses et vos documents.</p>
      <p>
        L’employeur a peut-être déjà copié votre candidature : nous lui demandons d’effacer ses copies. Vous ne pourrez pas
        revenir en arrière.
      </p>
      ${actionButton(`${pathOf(application)}/withdraw`, 'Retirer ma candidature', true)} ${back(application)}`,
    { branding: application.site },
  );

export const erasePage = (application: Application): Markup =>
  layout(
    'Tout effacer ?',
    html`${overview(application)}
      <p>
        Ce service efface aussitôt tout ce qui concerne cette candidature, son numéro et ses dates compris, et demande à
        l’employeur d’effacer ses copies. Cette page n’existera plus. Vous ne pourrez pas revenir en arrière.
      </p>
      ${actionButton(`${pathOf(application)}/erase`, 'Tout effacer', true)} ${back(application)}`,
    { branding: application.site },
  );

export const erasedPage = (site: Branding): Markup =>
  layout(
    'Tout est effacé',
    html`<p>Ce service n’a plus rien sur cette candidature. L’employeur est prévenu et doit effacer ses copies.</p>`,
    { branding: site },
  );
