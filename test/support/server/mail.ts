import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';

export interface MailServerOptions {
  /** It says no so many times. */
  refusing?: number;
  /** What it says of each recipient; nothing: it takes the mail. */
  refusal?: ((recipient: string) => { code: number; text: string } | undefined) | undefined;
  /** Any that is free without it. */
  port?: number;
  /** Told that a mail is there, which `take` says yes to: who never does is a server that hangs up, or a mail's sender that is killed. */
  arrived?: (take: () => void) => void;
}

/** A mail server, and what it was sent. */
export const mailServer = async ({ refusing = 0, refusal, port = 0, arrived = (take) => take() }: MailServerOptions = {}) => {
  const received: string[] = [];
  let left = refusing;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const said = refusal?.(address);
      done(said && Object.assign(new Error(said.text), { responseCode: said.code }));
    },
    onData: (stream, _session, done) =>
      void text(stream).then((content) => {
        if (left > 0) {
          left -= 1;
          done(Object.assign(new Error('Mailbox busy'), { responseCode: 451 }));
        } else {
          received.push(content);
          arrived(done);
        }
      }),
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address: string | AddressInfo | null = server.server.address();
  if (!address || typeof address === 'string') throw new Error('The mail server has no port');
  return {
    received,
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
};
