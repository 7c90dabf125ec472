import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

/** An employer's program: what it was told, and how it answers. */
export const program = async (answer: (response: ServerResponse) => void = (response) => void response.writeHead(204).end()) => {
  const calls: Call[] = [];
  let respond = answer;
  let connections = 0;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      calls.push({ headers: request.headers, body });
      respond(response);
    });
  }).listen(0, '127.0.0.1');
  server.on('connection', () => (connections += 1));
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    calls,
    port,
    url: `http://127.0.0.1:${port}/candidatures`,
    answers: (other: typeof answer) => (respond = other),
    connections: () => connections,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
export type Program = Awaited<ReturnType<typeof program>>;

/** Answers with a status and nothing else. */
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(code, headers).end();
