import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * What can happen between a visitor and the gateway:
 * - `refuse`: nothing listens any more
 * - `lose`: the request arrives, and its answer does not
 * - `cut`: half the answer arrives
 * - `garble`: an answer arrives that is none
 * - `slow`: the answer comes after two seconds
 * - a number: an error of a proxy on the way, with this status
 */
export type Fault = 'refuse' | 'lose' | 'cut' | 'garble' | 'slow' | number;

export interface FaultyNetwork {
  url: string;
  /** What happens from now on to requests whose path begins so; `undefined`: nothing. `retryAfter` goes with an error, in seconds. */
  set: (fault: Fault | undefined, path?: string, retryAfter?: number) => void;
  close: () => void;
}

/** The network in front of a gateway, over real sockets. */
export const faultyNetwork = async (gateway: string): Promise<FaultyNetwork> => {
  let fault: Fault | undefined;
  let faulty = '/';
  let wait = 1;

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse, broken: Fault | undefined): void => {
    const { method, url = '/', headers } = incoming;
    const onward = ask(new URL(url, gateway), { method, headers: { ...headers, 'accept-encoding': 'identity' } }, (answer) => {
      void buffer(answer).then(async (body) => {
        if (broken === 'lose') return outgoing.destroy();
        if (broken === 'slow') await new Promise((resolve) => setTimeout(resolve, 2_000));
        const headers = { ...answer.headers, 'content-length': `${body.length}` };
        delete headers['transfer-encoding'];
        outgoing.writeHead(answer.statusCode ?? 502, headers);
        if (broken !== 'cut') return outgoing.end(broken === 'garble' ? Buffer.alloc(body.length, '{') : body);
        outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
        return undefined;
      });
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  };

  const server = createServer((incoming, outgoing) => {
    const broken = incoming.url?.startsWith(faulty) && incoming.method !== 'OPTIONS' ? fault : undefined;
    if (broken === 'refuse') incoming.destroy();
    else if (typeof broken === 'number')
      outgoing
        .writeHead(broken, {
          'access-control-allow-origin': '*',
          'access-control-expose-headers': 'retry-after',
          'retry-after': `${wait}`,
          'content-type': 'text/html',
        })
        .end('<h1>Bad gateway</h1>');
    else pass(incoming, outgoing, broken);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The network has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    set: (next, path = '/', retryAfter = 1) => {
      fault = next;
      wait = retryAfter;
      faulty = path;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
