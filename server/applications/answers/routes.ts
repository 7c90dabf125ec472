import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { answerKinds, type AnswerKind } from './answers.ts';
import { answerMail } from '../mails.ts';
import { readAnswer } from './read-answer.ts';
import type { Env } from '../../context/env.ts';
import { answerFormPage, answerGonePage, answersFullPage, answersPage, answerWithdrawnPage, type AnswerFields } from './page.ts';
import { ownPage } from '../../pages/own-page.ts';
import { problem } from '../../http/problem.ts';
import { pageFields } from '../../http/plain-text.ts';
import { isIdentifier } from '../../http/query.ts';
import { toCalendar } from './to-calendar.ts';
import type { Received } from '../received-store.ts';

const tokenOf = (c: Context<Env>): string => c.req.param('token') ?? '';

/** Of an application that can be answered. */
const withApplication = async (
  c: Context<Env>,
  answer: (application: Received) => Response | Promise<Response>,
): Promise<Response> => {
  const application = isIdentifier(tokenOf(c)) ? await c.var.stores.received.find('answerToken', tokenOf(c)) : undefined;
  if (!application) return c.html(answerGonePage(), 404);
  return application.withdrawnAt ? c.html(answerWithdrawnPage(application), 410) : answer(application);
};

/** … by an answer there is. */
const toAnswer = async (
  c: Context<Env>,
  answer: (application: Received, kind: AnswerKind) => Response | Promise<Response>,
): Promise<Response> => {
  const kind = answerKinds.find((one) => one === c.req.param('kind'));
  return kind ? withApplication(c, (application) => answer(application, kind)) : problem(c, 404, 'Nothing is here');
};

/** What a form begins with: where a person can answer, so that nobody forgets it. */
const firstFields = ({ recruiter }: Received): AnswerFields => new Map([['contact', recruiter.email ?? recruiter.contact]]);

/** What the links in mails to an employer lead to. Each answer is shown as it will be sent, and leaves by a button. */
export const answers = new Hono<Env>()
  .use(ownPage)
  .use(bodyLimit({ maxSize: 64 * 1024, onError: (c: Context<Env>) => problem(c, 413, 'This is larger than any answer') }))
  .get('/:token', (c) => withApplication(c, (application) => c.html(answersPage(application, c.req.query('sent') !== undefined))))
  .get('/:token/entretien.ics', (c) => withApplication(c, (application) => toCalendar(c, application, { for: 'recruiter' })))
  .get('/:token/:kind', (c) =>
    toAnswer(c, (application, kind) => {
      const fields = firstFields(application);
      const { answer } = readAnswer(kind, fields, Date.now());
      return c.html(answerFormPage({ application, kind, fields, issues: [], answer }));
    }),
  )
  .post('/:token/:kind', (c) =>
    toAnswer(c, async (application, kind) => {
      const fields = await pageFields(c);
      const { answer, issues = [] } = readAnswer(kind, fields, Date.now());
      return c.html(answerFormPage({ application, kind, fields, issues, answer }), issues.length ? 400 : 200);
    }),
  )
  .post('/:token/:kind/send', (c) =>
    toAnswer(c, async (application, kind) => {
      const fields = await pageFields(c);
      const { answer, issues } = readAnswer(kind, fields, Date.now());
      if (!answer) return c.html(answerFormPage({ application, kind, fields, issues, answer }), 400);
      const became = await c.var.stores.answers.add(tokenOf(c), answer, (turn) =>
        answerMail(application, answer, c.var.base, turn),
      );
      if (became === 'gone') return c.html(answerGonePage(), 404);
      if (became === 'full') return c.html(answersFullPage(application), 409);
      return c.redirect(`/answers/${tokenOf(c)}?sent`, 303);
    }),
  );
