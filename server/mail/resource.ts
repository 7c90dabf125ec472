import { defineResource } from '../context/resource.ts';
import { deliverMails } from './deliver.ts';

export const mail = defineResource({
  name: 'mail',
  purge: (stores) => stores.outbox.purge(),
  jobs: [{ name: 'mails', periodMs: 15_000, run: ({ stores, send }) => deliverMails(stores.outbox, send) }],
});
