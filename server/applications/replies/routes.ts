import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { replyKinds, type ReplyKind } from './reply.ts';
import { replyMail } from '../mails.ts';
import { readReply } from './read-reply.ts';
import type { Env } from '../../context/env.ts';
import { replyFormPage, tooManyRepliesPage, repliesPage, replyWithdrawnPage, type ReplyFields } from './page.ts';
import { capabilityLink } from '../../pages/capability-link.ts';
import { problem } from '../../http/problem.ts';
import { readPageFields } from '../../http/request-text.ts';
import { calendarResponse } from './calendar-response.ts';
import type { Application } from '../store.ts';

const link = capabilityLink('/answers', {
  find: (c, token) => c.var.stores.applications.find('replyToken', token),
  advice: [
    'La candidature est effacée : la personne l’a demandé, ou la durée de conservation est passée. Effacez aussi vos copies.',
    'Si vous avez recopié l’adresse de cette page, vérifiez qu’elle est complète.',
  ],
});

type Answer = Response | Promise<Response>;

/** Of an application that can be answered. */
const open = (answer: (c: Context<Env>, application: Application) => Answer) =>
  link.open((c, application) =>
    application.withdrawnAt ? c.html(replyWithdrawnPage(application), 410) : answer(c, application),
  );

/** … by a reply there is. */
const openForm = (answer: (c: Context<Env>, application: Application, kind: ReplyKind) => Answer) =>
  open((c, application) => {
    const kind = replyKinds.find((one) => one === c.req.param('kind'));
    return kind ? answer(c, application, kind) : problem(c, 404, 'Not found');
  });

/** What a form begins with: where a person can answer, so that nobody forgets it. */
const firstFields = ({ recruiter }: Application): ReplyFields => new Map([['contact', recruiter.email ?? recruiter.contact]]);

/** What the links in mails to an employer lead to. Each answer is shown as it will be sent, and leaves by a button. */
export const replyRoutes = link
  .pages()
  .use(bodyLimit({ maxSize: 64 * 1024, onError: (c: Context<Env>) => problem(c, 413, 'Request body too large') }))
  .get(
    '/:token',
    open((c, application) => c.html(repliesPage(application, c.req.query('sent') !== undefined))),
  )
  .get(
    '/:token/entretien.ics',
    open((c, application) => calendarResponse(c, application, { for: 'recruiter' })),
  )
  .get(
    '/:token/:kind',
    openForm((c, application, kind) => {
      const fields = firstFields(application);
      const { reply } = readReply(kind, fields, Date.now());
      return c.html(replyFormPage({ application, kind, fields, issues: [], reply }));
    }),
  )
  .post(
    '/:token/:kind',
    openForm(async (c, application, kind) => {
      const fields = await readPageFields(c);
      const { reply, issues = [] } = readReply(kind, fields, Date.now());
      return c.html(replyFormPage({ application, kind, fields, issues, reply }), issues.length ? 400 : 200);
    }),
  )
  .post(
    '/:token/:kind/send',
    openForm(async (c, application, kind) => {
      const fields = await readPageFields(c);
      const { reply, issues } = readReply(kind, fields, Date.now());
      if (!reply) return c.html(replyFormPage({ application, kind, fields, issues, reply }), 400);
      const became = await c.var.stores.replies.add(link.tokenOf(c), reply, (turn) =>
        replyMail(application, reply, c.var.base, turn),
      );
      if (became === 'gone') return link.gone(c);
      if (became === 'full') return c.html(tooManyRepliesPage(application), 409);
      return c.redirect(`${link.pathOf(c)}?sent`, 303);
    }),
  );
