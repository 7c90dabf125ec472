import { defineResource, type JobContext } from '../context/resource.ts';
import { dispatchWebhooks } from './dispatcher.ts';
import type { Delivery } from './store.ts';

/** `data` of a webhook, from the resource of its subject. */
const dataFrom =
  (context: JobContext) =>
  ({ subject: { kind, id }, event }: Delivery): Promise<object | undefined> => {
    const { webhookData } = context.subjects[kind] ?? {};
    if (!webhookData) throw new Error(`No resource says what a webhook about “${kind}” has`);
    return webhookData(context, id, event);
  };

/** A job of its own: employers' programs may be slow, and mails do not wait for them. */
export const webhooks = defineResource({
  name: 'webhooks',
  jobs: [
    {
      name: 'webhooks',
      periodMs: 15_000,
      run: (context, signal) =>
        dispatchWebhooks({ deliveries: context.stores.deliveries, post: context.post, dataOf: dataFrom(context), signal }),
    },
  ],
});
