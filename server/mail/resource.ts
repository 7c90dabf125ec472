import { defineResource } from '../context/resource.ts';
import { deliverMails } from './deliver.ts';

export const mail = defineResource({
  name: 'mail',
  purge: (stores) => stores.mails.purge(),
  jobs: [
    {
      name: 'mails',
      periodMs: 15_000,
      run: ({ stores, send, subjects }) =>
        deliverMails(stores.mails, send, async (tx, { kind, id }, code) => subjects[kind]?.onMailRejected?.(tx, id, code)),
    },
  ],
});
