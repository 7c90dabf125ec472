import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { currentInterview } from '../replies/calendar.ts';
import { interviewConfirmedMail, erasedMail, applicantPageUrl, withdrawnMail } from '../mails.ts';
import { exportOf } from './export.ts';
import type { Env } from '../../context/env.ts';
import { applicationPage, noticeKinds, erasedPage, erasePage, withdrawPage } from './page.ts';
import { capabilityLink } from '../../pages/capability-link.ts';
import { problem } from '../../http/problem.ts';
import { readPageFields } from '../../http/request-text.ts';
import { calendarResponse } from '../replies/calendar-response.ts';
import { redirectToDocument } from '../document-redirect.ts';

const link = capabilityLink('/applications', {
  find: (c, token) => c.var.stores.applications.find('token', token),
  advice: [
    'Votre candidature a été effacée, parce que vous l’avez demandé ou parce que sa durée est passée.',
    'Si vous avez recopié l’adresse de cette page, vérifiez qu’elle est complète.',
  ],
});
const { open, pathOf } = link;

/** What a person who has applied can still decide: whoever has the address may. What changes something is a button. */
export const applicantPages = link
  .pages()
  .use(bodyLimit({ maxSize: 1_024, onError: (c: Context<Env>) => problem(c, 413, 'Request body too large') }))
  .get(
    '/:token',
    open((c, application) =>
      c.html(
        applicationPage(
          application,
          (id) => `${pathOf(c)}/documents/${id}`,
          noticeKinds.find((one) => c.req.query(one) !== undefined),
        ),
      ),
    ),
  )
  .get(
    '/:token/documents/:id',
    open((c, application) => redirectToDocument(c, application, 'applicant')),
  )
  .get(
    '/:token/entretien.ics',
    open((c, application) =>
      calendarResponse(c, application, { for: 'applicant', page: applicantPageUrl(c.var.base, application) }),
    ),
  )
  .post(
    '/:token/attend',
    open(async (c, application) => {
      const turn = Number(new URLSearchParams(await c.req.text()).get('turn'));
      const interview = currentInterview(application);
      const isThis = interview?.turn === turn;
      if (isThis && !interview.confirmedAt)
        await c.var.stores.replies.confirm(link.tokenOf(c), turn, interviewConfirmedMail(application, interview, c.var.base));
      const now = await c.var.stores.applications.find('token', link.tokenOf(c));
      const stands = now && currentInterview(now);
      return c.redirect(`${pathOf(c)}?${stands?.turn === turn && stands.confirmedAt ? 'attending' : 'changed'}#entretien`, 303);
    }),
  )
  .get(
    '/:token/export',
    open(async (c, application) => {
      await c.var.stores.audit.note([application.reference], 'exported', 'applicant');
      const history = await c.var.stores.audit.latest(1_000, application.reference);
      return c.body(`${JSON.stringify(exportOf(application, history), null, 2)}\n`, 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="candidature-${application.reference}.json"`,
      });
    }),
  )
  .post(
    '/:token/keep',
    open(async (c, { token }) => {
      const longer = (await readPageFields(c)).get('longer');
      if (longer === 'true' || longer === 'false') await c.var.stores.applications.setRetention(token, longer === 'true');
      return c.redirect(`${pathOf(c)}?saved`, 303);
    }),
  )
  .get(
    '/:token/withdraw',
    open((c, application) => (application.withdrawnAt ? c.redirect(pathOf(c)) : c.html(withdrawPage(application)))),
  )
  .post(
    '/:token/withdraw',
    open(async (c, application) => {
      if (!application.withdrawnAt) await c.var.stores.applications.withdraw(link.tokenOf(c), withdrawnMail(application));
      return c.redirect(pathOf(c), 303);
    }),
  )
  .get(
    '/:token/erase',
    open((c, application) => c.html(erasePage(application))),
  )
  .post(
    '/:token/erase',
    open(async (c, application) => {
      await c.var.stores.applications.erase(link.tokenOf(c), erasedMail(application));
      return c.html(erasedPage(application.site));
    }),
  );
