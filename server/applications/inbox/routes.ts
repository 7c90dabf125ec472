import type { Context } from 'hono';

import { csvOf } from './csv.ts';
import type { Env } from '../../context/env.ts';
import { inboxApplicationPage, inboxPage } from './page.ts';
import { capabilityLink } from '../../pages/capability-link.ts';
import { problem } from '../../http/problem.ts';
import { isIdentifier } from '../../http/query.ts';
import { inboxStates, type Inbox, type InboxFilter } from './store.ts';
import type { Application } from '../store.ts';
import { redirectToDocument } from '../document-redirect.ts';

const link = capabilityLink('/inbox', {
  find: (c, token) => c.var.stores.inbox.open(token),
  advice: [
    'Vérifiez que l’adresse de votre boîte de candidatures est complète. Si elle a été remplacée, demandez la nouvelle à qui gère ce service.',
  ],
});
const { open, pathOf } = link;

type Answer = Response | Promise<Response>;

/** … and in it, the application that the path names. */
const openApplication = (answer: (c: Context<Env>, application: Application, inbox: Inbox) => Answer) =>
  open(async (c, inbox) => {
    const reference = c.req.param('reference') ?? '';
    const application = isIdentifier(reference) ? await c.var.stores.inbox.find(inbox, reference) : undefined;
    return application ? answer(c, application, inbox) : problem(c, 404, 'Not found');
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
export const inboxRoutes = link
  .pages()
  .get(
    '/:token',
    open(async (c, inbox) => {
      const { inbox: store } = c.var.stores;
      const filter = readFilter(c);
      const [page, offers, failedDeliveries, rejectedMails] = await Promise.all([
        store.list(inbox, filter),
        store.offers(inbox),
        store.failedDeliveries(inbox),
        store.rejectedMails(inbox),
      ]);
      return c.html(inboxPage({ inbox, path: pathOf(c), filter, page, offers, failedDeliveries, rejectedMails }));
    }),
  )
  .post(
    '/:token/deliveries',
    open(async (c, { recruiter }) => {
      await c.var.stores.deliveries.retry(recruiter);
      return c.redirect(pathOf(c), 303);
    }),
  )
  .get(
    '/:token/export.csv',
    open(async (c, inbox) => {
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
  .get(
    '/:token/:reference',
    openApplication(async (c, application, inbox) => {
      await c.var.stores.audit.note([application.reference], 'read', 'recruiter');
      await c.var.stores.inbox.markRead(inbox, application.reference, true);
      return c.html(inboxApplicationPage(pathOf(c), application));
    }),
  )
  .post(
    '/:token/:reference/unread',
    openApplication(async (c, { reference }, inbox) => {
      await c.var.stores.inbox.markRead(inbox, reference, false);
      return c.redirect(pathOf(c), 303);
    }),
  )
  .get(
    '/:token/:reference/documents/:id',
    openApplication((c, application) => redirectToDocument(c, application, 'recruiter')),
  );
