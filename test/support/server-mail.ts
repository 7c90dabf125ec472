import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';

/** A mail server, and what it was sent. `refusing` says no so many times. */
export const mailServer = async (refusing = 0) => {
  const received: string[] = [];
  let left = refusing;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) =>
      void text(stream).then((content) => {
        if (left > 0) {
          left -= 1;
          done(Object.assign(new Error('Mailbox busy'), { responseCode: 451 }));
        } else {
          received.push(content);
          done();
        }
      }),
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address: string | AddressInfo | null = server.server.address();
  if (!address || typeof address === 'string') throw new Error('The mail server has no port');
  return {
    received,
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
};
