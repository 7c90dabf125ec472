import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { OperatorError } from '../output/log.ts';

/** Where clamd listens: on a port, or on a socket of this machine. */
export type ClamdAddress = { host: string; port: number } | { path: string };

/** Says whether a file has something that harms. Rejects where it cannot say. */
export type Antivirus = (chunks: AsyncIterable<Uint8Array>) => Promise<'clean' | 'infected'>;

/** Milliseconds of silence after which clamd is taken to be down. */
const timeoutMs = 60_000;

const lengthOf = (chunk: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
};

/** Asks ClamAV’s daemon, by its command INSTREAM (man 8 clamd): the file is in none of its folders. */
export const clamdAntivirus =
  (address: ClamdAddress): Antivirus =>
  async (chunks) => {
    const socket = connect(address);
    const closed = new AbortController();
    socket.setTimeout(timeoutMs, () => socket.destroy(new OperatorError('clamd does not answer')));
    socket.on('close', () => closed.abort());
    const answer = text(socket);
    const send = async (): Promise<void> => {
      socket.write('zINSTREAM\0');
      for await (const chunk of chunks) {
        if (closed.signal.aborted) return;
        socket.write(lengthOf(chunk));
        if (!socket.write(chunk)) await once(socket, 'drain', { signal: closed.signal });
      }
      socket.write(Buffer.alloc(4));
    };
    // What clamd says, or how the connection fails, tells more than that it no longer reads.
    const sent = send().catch((error: unknown) => {
      if (!closed.signal.aborted) socket.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    try {
      const reply = await answer;
      await sent;
      if (/^stream: OK\0?$/.test(reply)) return 'clean';
      if (/^stream: .+ FOUND\0?$/.test(reply)) return 'infected';
      throw new OperatorError(`clamd says: ${reply.replaceAll('\0', '').trim() || 'nothing'}`);
    } finally {
      socket.destroy();
    }
  };
