import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { interviewOf } from '../answers/calendar.ts';
import { confirmedMail, erasedMail, personPage, withdrawnMail } from '../mails.ts';
import { exportOf } from './export.ts';
import type { Env } from '../../context/env.ts';
import { applicationGonePage, applicationPage, doneKinds, erasedPage, erasePage, withdrawPage } from './page.ts';
import { ownPage } from '../../pages/own-page.ts';
import { problem } from '../../http/problem.ts';
import { pageFields } from '../../http/plain-text.ts';
import { isIdentifier } from '../../http/query.ts';
import type { Received } from '../received-store.ts';
import { toCalendar } from '../answers/to-calendar.ts';
import { toDocument } from '../to-document.ts';

const tokenOf = (c: Context<Env>): string => c.req.param('token') ?? '';
const pathOf = (c: Context<Env>): string => `/applications/${tokenOf(c)}`;
const gone = (c: Context<Env>) => c.html(applicationGonePage(), 404);

type Answer = (application: Received) => Response | Promise<Response>;

const withApplication = async (c: Context<Env>, answer: Answer): Promise<Response> => {
  const application = isIdentifier(tokenOf(c)) ? await c.var.stores.received.find('token', tokenOf(c)) : undefined;
  return application ? answer(application) : gone(c);
};

/** What a person who has applied can still decide: whoever has the address may. What changes something is a button. */
export const applicationPages = new Hono<Env>()
  .use(ownPage)
  .use(bodyLimit({ maxSize: 1_024, onError: (c: Context<Env>) => problem(c, 413, 'This is larger than any choice') }))
  .get('/:token', (c) =>
    withApplication(c, (application) =>
      c.html(
        applicationPage(
          application,
          (id) => `${pathOf(c)}/documents/${id}`,
          doneKinds.find((one) => c.req.query(one) !== undefined),
        ),
      ),
    ),
  )
  .get('/:token/documents/:id', (c) => withApplication(c, (application) => toDocument(c, application, 'person')))
  .get('/:token/entretien.ics', (c) =>
    withApplication(c, (application) => toCalendar(c, application, { for: 'person', page: personPage(c.var.base, application) })),
  )
  .post('/:token/attend', (c) =>
    withApplication(c, async (application) => {
      const turn = Number(new URLSearchParams(await c.req.text()).get('turn'));
      const interview = interviewOf(application);
      const isThis = interview?.turn === turn;
      if (isThis && !interview.confirmedAt)
        await c.var.stores.answers.confirm(tokenOf(c), turn, confirmedMail(application, interview, c.var.base));
      const now = await c.var.stores.received.find('token', tokenOf(c));
      const stands = now && interviewOf(now);
      return c.redirect(`${pathOf(c)}?${stands?.turn === turn && stands.confirmedAt ? 'attending' : 'changed'}#entretien`, 303);
    }),
  )
  .get('/:token/export', (c) =>
    withApplication(c, async (application) => {
      await c.var.stores.audit.note([application.number], 'exported', 'person');
      const history = await c.var.stores.audit.latest(1_000, application.number);
      return c.body(`${JSON.stringify(exportOf(application, history), null, 2)}\n`, 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="candidature-${application.number}.json"`,
      });
    }),
  )
  .post('/:token/keep', (c) =>
    withApplication(c, async ({ token }) => {
      const longer = (await pageFields(c)).get('longer');
      if (longer === 'true' || longer === 'false') await c.var.stores.received.keep(token, longer === 'true');
      return c.redirect(`${pathOf(c)}?saved`, 303);
    }),
  )
  .get('/:token/withdraw', (c) =>
    withApplication(c, (application) => (application.withdrawnAt ? c.redirect(pathOf(c)) : c.html(withdrawPage(application)))),
  )
  .post('/:token/withdraw', (c) =>
    withApplication(c, async (application) => {
      if (!application.withdrawnAt) await c.var.stores.received.withdraw(tokenOf(c), withdrawnMail(application));
      return c.redirect(pathOf(c), 303);
    }),
  )
  .get('/:token/erase', (c) => withApplication(c, (application) => c.html(erasePage(application))))
  .post('/:token/erase', (c) =>
    withApplication(c, async (application) => {
      await c.var.stores.received.erase(tokenOf(c), erasedMail(application));
      return c.html(erasedPage(application.site));
    }),
  );
