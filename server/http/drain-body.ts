import type { IncomingMessage, ServerResponse } from 'node:http';

/** Milliseconds that the rest of a body may take to come once it is refused, and that a client then has to close. */
const drainTimeoutMs = 30_000;
const closeTimeoutMs = 2_000;

/** Bytes of a refused body that are read at most: more than any document has. */
const maxBytes = 64 * 1024 * 1024;

/**
 * What is done with a body that nobody has read by the time the answer has left: it was refused before it had come. Closed at once, the
 * connection is reset, and the client reads an error of the network in place of the refusal. So the rest is read and thrown
 * away, and the connection serves the next request; one whose body never ends is closed from our side first (RFC 9112, 9.6).
 */
export const drainUnreadBody = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
  outgoing.once('finish', () => {
    if (incoming.complete || incoming.destroyed) return;
    const { socket } = incoming;
    let [bytes, isClosing] = [0, false];
    const close = (): void => {
      if (isClosing) return;
      isClosing = true;
      socket.end();
      setTimeout(() => socket.destroy(), closeTimeoutMs).unref();
    };
    const timer = setTimeout(close, drainTimeoutMs).unref();
    incoming.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > maxBytes) close();
    });
    incoming.once('close', () => clearTimeout(timer)).on('error', () => {});
    incoming.resume();
  });
};
