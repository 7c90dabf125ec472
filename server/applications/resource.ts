import { defineResource } from '../context/resource.ts';
import { applicantPages } from './applicant/routes.ts';
import { inboxRoutes } from './inbox/routes.ts';
import { replyRoutes } from './replies/routes.ts';
import { applicationRoutes } from './routes.ts';
import { applicationWebhookData } from './webhook-data.ts';

export const applications = defineResource({
  name: 'applications',
  routes: applicationRoutes,
  pages: { '/applications': applicantPages, '/answers': replyRoutes, '/inbox': inboxRoutes },
  purge: (stores) => stores.applications.purge(),
  subjects: { application: { webhookData: applicationWebhookData } },
});
