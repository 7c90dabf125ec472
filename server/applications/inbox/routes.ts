import { Hono, type Context } from 'hono';

import { csvOf } from './csv.ts';
import type { Env } from '../../context/env.ts';
import { inboxApplicationPage, inboxPage, noInboxPage } from './page.ts';
import { ownPage } from '../../pages/own-page.ts';
import { problem } from '../../http/problem.ts';
import { isIdentifier } from '../../http/query.ts';
import { inboxStates, type Inbox, type InboxQuestion } from './store.ts';
import type { Received } from '../received-store.ts';
import { toDocument } from '../to-document.ts';

const pathOf = (c: Context<Env>): string => `/inbox/${c.req.param('token') ?? ''}`;

const withInbox = async (c: Context<Env>, answer: (inbox: Inbox) => Response | Promise<Response>): Promise<Response> => {
  const token = c.req.param('token') ?? '';
  const inbox = isIdentifier(token) ? await c.var.stores.inbox.open(token) : undefined;
  return inbox ? answer(inbox) : c.html(noInboxPage(), 404);
};

/** … and in it, the application that the path names. */
const withApplication = (
  c: Context<Env>,
  answer: (application: Received, inbox: Inbox) => Response | Promise<Response>,
): Promise<Response> =>
  withInbox(c, async (inbox) => {
    const number = c.req.param('number') ?? '';
    const application = isIdentifier(number) ? await c.var.stores.inbox.find(inbox, number) : undefined;
    return application ? answer(application, inbox) : problem(c, 404, 'Nothing is here');
  });

/** What the filters ask for; what they cannot ask for is no filter. */
const questionOf = (c: Context<Env>): InboxQuestion => {
  const { offer, state, unread, before = '' } = c.req.query();
  return {
    offer: offer === '-' ? '' : offer && isIdentifier(offer) ? offer : undefined,
    state: inboxStates.find((one) => one === state),
    unread: unread !== undefined,
    before: /^\d{1,15}$/.test(before) ? Number(before) : undefined,
  };
};

/** Applications for an employer that has no program for them: whoever has the address reads them. */
export const inbox = new Hono<Env>()
  .use(ownPage)
  .get('/:token', (c) =>
    withInbox(c, async (inbox) => {
      const { inbox: store, deliveries, mail } = c.var.stores;
      const question = questionOf(c);
      const [page, offers, dead, refused] = await Promise.all([
        store.list(inbox, question),
        store.offers(inbox),
        deliveries.dead(inbox.recruiter),
        mail.refusedOf(inbox.recruiter),
      ]);
      return c.html(inboxPage({ inbox, path: pathOf(c), question, page, offers, dead, refused }));
    }),
  )
  .post('/:token/deliveries', (c) =>
    withInbox(c, async ({ recruiter }) => {
      await c.var.stores.deliveries.again(recruiter);
      return c.redirect(pathOf(c), 303);
    }),
  )
  .get('/:token/export.csv', (c) =>
    withInbox(c, async (inbox) => {
      const applications = await c.var.stores.inbox.all(inbox);
      await c.var.stores.audit.note(
        applications.map(({ number }) => number),
        'exported',
        'recruiter',
      );
      return c.body(csvOf(applications), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="candidatures.csv"',
      });
    }),
  )
  .get('/:token/:number', (c) =>
    withApplication(c, async (application, inbox) => {
      await c.var.stores.audit.note([application.number], 'read', 'recruiter');
      await c.var.stores.inbox.read(inbox, application.number, true);
      return c.html(inboxApplicationPage(pathOf(c), application));
    }),
  )
  .post('/:token/:number/unread', (c) =>
    withApplication(c, async ({ number }, inbox) => {
      await c.var.stores.inbox.read(inbox, number, false);
      return c.redirect(pathOf(c), 303);
    }),
  )
  .get('/:token/:number/documents/:id', (c) => withApplication(c, (application) => toDocument(c, application, 'recruiter')));
