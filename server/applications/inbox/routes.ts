import { Hono, type Context } from 'hono';

import { csvOf } from './csv.ts';
import type { Env } from '../../context/env.ts';
import { inboxApplicationPage, inboxPage, inboxGonePage } from './page.ts';
import { privatePage } from '../../pages/private-page.ts';
import { problem } from '../../http/problem.ts';
import { isIdentifier } from '../../http/query.ts';
import { inboxStates, type Inbox, type InboxFilter } from './store.ts';
import type { Application } from '../store.ts';
import { redirectToDocument } from '../document-redirect.ts';

const pathOf = (c: Context<Env>): string => `/inbox/${c.req.param('token') ?? ''}`;

const withInbox = async (c: Context<Env>, answer: (inboxRoutes: Inbox) => Response | Promise<Response>): Promise<Response> => {
  const token = c.req.param('token') ?? '';
  const inbox = isIdentifier(token) ? await c.var.stores.inbox.open(token) : undefined;
  return inbox ? answer(inbox) : c.html(inboxGonePage(), 404);
};

/** … and in it, the application that the path names. */
const withApplication = (
  c: Context<Env>,
  answer: (application: Application, inbox: Inbox) => Response | Promise<Response>,
): Promise<Response> =>
  withInbox(c, async (inbox) => {
    const reference = c.req.param('reference') ?? '';
    const application = isIdentifier(reference) ? await c.var.stores.inbox.find(inbox, reference) : undefined;
    return application ? answer(application, inbox) : problem(c, 404, 'Not found');
  });

/** What the filters ask for; what they cannot ask for is no filter. */
const readFilter = (c: Context<Env>): InboxFilter => {
  const { offer, state, unread, before = '' } = c.req.query();
  return {
    offer: offer === '-' ? '' : offer && isIdentifier(offer) ? offer : undefined,
    state: inboxStates.find((one) => one === state),
    unread: unread !== undefined,
    before: /^\d{1,15}$/.test(before) ? Number(before) : undefined,
  };
};

/** Applications for an employer that has no program for them: whoever has the address reads them. */
export const inboxRoutes = new Hono<Env>()
  .use(privatePage)
  .get('/:token', (c) =>
    withInbox(c, async (inbox) => {
      const { inbox: store, deliveries, outbox } = c.var.stores;
      const filter = readFilter(c);
      const [page, offers, failedDeliveries, rejectedMails] = await Promise.all([
        store.list(inbox, filter),
        store.offers(inbox),
        deliveries.failed(inbox.recruiter),
        outbox.rejectedOf(inbox.recruiter),
      ]);
      return c.html(inboxPage({ inbox, path: pathOf(c), filter, page, offers, failedDeliveries, rejectedMails }));
    }),
  )
  .post('/:token/deliveries', (c) =>
    withInbox(c, async ({ recruiter }) => {
      await c.var.stores.deliveries.retry(recruiter);
      return c.redirect(pathOf(c), 303);
    }),
  )
  .get('/:token/export.csv', (c) =>
    withInbox(c, async (inbox) => {
      const applications = await c.var.stores.inbox.all(inbox);
      await c.var.stores.audit.note(
        applications.map(({ reference }) => reference),
        'exported',
        'recruiter',
      );
      return c.body(csvOf(applications), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="candidatures.csv"',
      });
    }),
  )
  .get('/:token/:reference', (c) =>
    withApplication(c, async (application, inbox) => {
      await c.var.stores.audit.note([application.reference], 'read', 'recruiter');
      await c.var.stores.inbox.markRead(inbox, application.reference, true);
      return c.html(inboxApplicationPage(pathOf(c), application));
    }),
  )
  .post('/:token/:reference/unread', (c) =>
    withApplication(c, async ({ reference }, inbox) => {
      await c.var.stores.inbox.markRead(inbox, reference, false);
      return c.redirect(pathOf(c), 303);
    }),
  )
  .get('/:token/:reference/documents/:id', (c) =>
    withApplication(c, (application) => redirectToDocument(c, application, 'recruiter')),
  );
