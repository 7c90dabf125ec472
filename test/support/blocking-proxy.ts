import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';

export interface BlockingProxy {
  url: string;
  /** Methods of the requests that came, each with `?` where it stood for another. */
  seen: string[];
  close: () => void;
}

/** A network that lets some methods not pass: it answers with this status, or hangs up. */
export const blockingProxy = async (
  gateway: string,
  blocked: readonly string[],
  how: number | 'hang up',
): Promise<BlockingProxy> => {
  const seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '/', headers } = incoming;
    seen.push(headers['x-http-method-override'] ? `${method}?` : method);
    if (blocked.includes(method)) {
      incoming.resume();
      if (how === 'hang up') incoming.destroy();
      else outgoing.writeHead(how, { 'content-type': 'text/html' }).end('<h1>Not here</h1>');
      return;
    }
    const onward = ask(new URL(url, gateway), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The network has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
