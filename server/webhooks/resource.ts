import { defineResource } from '../context/resource.ts';
import { dispatchWebhooks } from './dispatcher.ts';

/** Employers' programs may take their time: mails do not wait for them. */
export const webhooks = defineResource({
  name: 'webhooks',
  jobs: [{ name: 'webhooks', periodMs: 15_000, run: (context, signal) => dispatchWebhooks({ ...context, signal }) }],
});
