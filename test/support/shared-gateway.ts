import { after } from 'node:test';

import { testApp, testGateway, type TestGateway } from './gateway.ts';

let open: Promise<TestGateway> | undefined;
after(async () => (await open)?.db.close());

/**
 * The gateway of tests that change nothing of its data that others look at: all files of a process have one database, open until the last
 * of them has ended, and each an application of its own.
 */
export const sharedGateway = async (): Promise<TestGateway> => {
  const { db, stores } = await (open ??= testGateway());
  return { app: testApp(stores), db, stores };
};
