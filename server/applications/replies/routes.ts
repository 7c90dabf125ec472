import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { replyKinds, type ReplyKind } from './reply.ts';
import { replyMail } from '../mails.ts';
import { readReply } from './read-reply.ts';
import type { Env } from '../../context/env.ts';
import { replyFormPage, replyGonePage, tooManyRepliesPage, repliesPage, replyWithdrawnPage, type ReplyFields } from './page.ts';
import { privatePage } from '../../pages/private-page.ts';
import { problem } from '../../http/problem.ts';
import { readPageFields } from '../../http/request-text.ts';
import { isIdentifier } from '../../http/query.ts';
import { calendarResponse } from './calendar-response.ts';
import type { Application } from '../store.ts';

const tokenOf = (c: Context<Env>): string => c.req.param('token') ?? '';

/** Of an application that can be answered. */
const withApplication = async (
  c: Context<Env>,
  answer: (application: Application) => Response | Promise<Response>,
): Promise<Response> => {
  const application = isIdentifier(tokenOf(c)) ? await c.var.stores.applications.find('replyToken', tokenOf(c)) : undefined;
  if (!application) return c.html(replyGonePage(), 404);
  return application.withdrawnAt ? c.html(replyWithdrawnPage(application), 410) : answer(application);
};

/** … by an answer there is. */
const toAnswer = async (
  c: Context<Env>,
  answer: (application: Application, kind: ReplyKind) => Response | Promise<Response>,
): Promise<Response> => {
  const kind = replyKinds.find((one) => one === c.req.param('kind'));
  return kind ? withApplication(c, (application) => answer(application, kind)) : problem(c, 404, 'Not found');
};

/** What a form begins with: where a person can answer, so that nobody forgets it. */
const firstFields = ({ recruiter }: Application): ReplyFields => new Map([['contact', recruiter.email ?? recruiter.contact]]);

/** What the links in mails to an employer lead to. Each answer is shown as it will be sent, and leaves by a button. */
export const replyRoutes = new Hono<Env>()
  .use(privatePage)
  .use(bodyLimit({ maxSize: 64 * 1024, onError: (c: Context<Env>) => problem(c, 413, 'Request body too large') }))
  .get('/:token', (c) => withApplication(c, (application) => c.html(repliesPage(application, c.req.query('sent') !== undefined))))
  .get('/:token/entretien.ics', (c) =>
    withApplication(c, (application) => calendarResponse(c, application, { for: 'recruiter' })),
  )
  .get('/:token/:kind', (c) =>
    toAnswer(c, (application, kind) => {
      const fields = firstFields(application);
      const { reply } = readReply(kind, fields, Date.now());
      return c.html(replyFormPage({ application, kind, fields, issues: [], reply }));
    }),
  )
  .post('/:token/:kind', (c) =>
    toAnswer(c, async (application, kind) => {
      const fields = await readPageFields(c);
      const { reply, issues = [] } = readReply(kind, fields, Date.now());
      return c.html(replyFormPage({ application, kind, fields, issues, reply }), issues.length ? 400 : 200);
    }),
  )
  .post('/:token/:kind/send', (c) =>
    toAnswer(c, async (application, kind) => {
      const fields = await readPageFields(c);
      const { reply, issues } = readReply(kind, fields, Date.now());
      if (!reply) return c.html(replyFormPage({ application, kind, fields, issues, reply }), 400);
      const became = await c.var.stores.replies.add(tokenOf(c), reply, (turn) => replyMail(application, reply, c.var.base, turn));
      if (became === 'gone') return c.html(replyGonePage(), 404);
      if (became === 'full') return c.html(tooManyRepliesPage(application), 409);
      return c.redirect(`/answers/${tokenOf(c)}?sent`, 303);
    }),
  );
