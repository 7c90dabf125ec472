import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { currentInterview } from '../replies/calendar.ts';
import { interviewConfirmedMail, erasedMail, applicantPageUrl, withdrawnMail } from '../mails.ts';
import { exportOf } from './export.ts';
import type { Env } from '../../context/env.ts';
import { applicationGonePage, applicationPage, noticeKinds, erasedPage, erasePage, withdrawPage } from './page.ts';
import { privatePage } from '../../pages/private-page.ts';
import { problem } from '../../http/problem.ts';
import { readPageFields } from '../../http/request-text.ts';
import { isIdentifier } from '../../http/query.ts';
import type { Application } from '../store.ts';
import { calendarResponse } from '../replies/calendar-response.ts';
import { redirectToDocument } from '../document-redirect.ts';

const tokenOf = (c: Context<Env>): string => c.req.param('token') ?? '';
const pathOf = (c: Context<Env>): string => `/applications/${tokenOf(c)}`;
const gone = (c: Context<Env>) => c.html(applicationGonePage(), 404);

type Answer = (application: Application) => Response | Promise<Response>;

const withApplication = async (c: Context<Env>, answer: Answer): Promise<Response> => {
  const application = isIdentifier(tokenOf(c)) ? await c.var.stores.applications.find('token', tokenOf(c)) : undefined;
  return application ? answer(application) : gone(c);
};

/** What a person who has applied can still decide: whoever has the address may. What changes something is a button. */
export const applicantPages = new Hono<Env>()
  .use(privatePage)
  .use(bodyLimit({ maxSize: 1_024, onError: (c: Context<Env>) => problem(c, 413, 'Request body too large') }))
  .get('/:token', (c) =>
    withApplication(c, (application) =>
      c.html(
        applicationPage(
          application,
          (id) => `${pathOf(c)}/documents/${id}`,
          noticeKinds.find((one) => c.req.query(one) !== undefined),
        ),
      ),
    ),
  )
  .get('/:token/documents/:id', (c) => withApplication(c, (application) => redirectToDocument(c, application, 'applicant')))
  .get('/:token/entretien.ics', (c) =>
    withApplication(c, (application) =>
      calendarResponse(c, application, { for: 'applicant', page: applicantPageUrl(c.var.base, application) }),
    ),
  )
  .post('/:token/attend', (c) =>
    withApplication(c, async (application) => {
      const turn = Number(new URLSearchParams(await c.req.text()).get('turn'));
      const interview = currentInterview(application);
      const isThis = interview?.turn === turn;
      if (isThis && !interview.confirmedAt)
        await c.var.stores.replies.confirm(tokenOf(c), turn, interviewConfirmedMail(application, interview, c.var.base));
      const now = await c.var.stores.applications.find('token', tokenOf(c));
      const stands = now && currentInterview(now);
      return c.redirect(`${pathOf(c)}?${stands?.turn === turn && stands.confirmedAt ? 'attending' : 'changed'}#entretien`, 303);
    }),
  )
  .get('/:token/export', (c) =>
    withApplication(c, async (application) => {
      await c.var.stores.audit.note([application.reference], 'exported', 'applicant');
      const history = await c.var.stores.audit.latest(1_000, application.reference);
      return c.body(`${JSON.stringify(exportOf(application, history), null, 2)}\n`, 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="candidature-${application.reference}.json"`,
      });
    }),
  )
  .post('/:token/keep', (c) =>
    withApplication(c, async ({ token }) => {
      const longer = (await readPageFields(c)).get('longer');
      if (longer === 'true' || longer === 'false') await c.var.stores.applications.setRetention(token, longer === 'true');
      return c.redirect(`${pathOf(c)}?saved`, 303);
    }),
  )
  .get('/:token/withdraw', (c) =>
    withApplication(c, (application) => (application.withdrawnAt ? c.redirect(pathOf(c)) : c.html(withdrawPage(application)))),
  )
  .post('/:token/withdraw', (c) =>
    withApplication(c, async (application) => {
      if (!application.withdrawnAt) await c.var.stores.applications.withdraw(tokenOf(c), withdrawnMail(application));
      return c.redirect(pathOf(c), 303);
    }),
  )
  .get('/:token/erase', (c) => withApplication(c, (application) => c.html(erasePage(application))))
  .post('/:token/erase', (c) =>
    withApplication(c, async (application) => {
      await c.var.stores.applications.erase(tokenOf(c), erasedMail(application));
      return c.html(erasedPage(application.site));
    }),
  );
