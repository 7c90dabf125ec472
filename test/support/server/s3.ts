import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import type { S3Settings } from '../../../server/documents/files/s3.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The signature a request must have (AWS Signature Version 4, as its documents describe it), by what it says it signs. */
const signatureOf = (
  { method = '', url = '', headers }: IncomingMessage,
  signed: string,
  scope: string,
  secret: string,
): string => {
  const [date = '', region = '', service = ''] = scope.split('/');
  const canonical = [
    method,
    url,
    '',
    ...signed.split(';').map((name) => `${name}:${String(headers[name])}`),
    '',
    signed,
    String(headers['x-amz-content-sha256']),
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', String(headers['x-amz-date']), scope, hash(canonical)].join('\n');
  const key = [region, service, 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secret}`, date));
  return hmac(key, text).toString('hex');
};

export interface S3StandIn {
  settings: S3Settings;
  /** What it holds, by path. */
  objects: Map<string, Buffer>;
  /** Every request fails with this status, until it is `undefined`. */
  fail: (status: number | undefined) => void;
  close: () => void;
}

/** A store that speaks S3 as far as it is needed, and refuses what is not signed or has no length, as real ones do. */
export const s3StandIn = async (): Promise<S3StandIn> => {
  const objects = new Map<string, Buffer>();
  const secret = 'a-secret-of-the-store';
  let failure: number | undefined;
  const server = createServer((request, response) => {
    const [, scope = '', signed = '', signature = ''] =
      /^AWS4-HMAC-SHA256 Credential=us\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
        request.headers.authorization ?? '',
      ) ?? [];
    const isSigned = signed.includes('host') && signature === signatureOf(request, signed, scope, secret);
    const { method, url = '' } = request;
    const answer = (status: number, body?: Buffer): void => void response.writeHead(status).end(body);
    void buffer(request).then((body) => {
      if (failure !== undefined) return answer(failure);
      if (!isSigned) return answer(403);
      if (method === 'PUT') {
        if (request.headers['content-length'] !== `${body.length}`) return answer(411);
        objects.set(url, body);
        return answer(200);
      }
      if (method === 'DELETE') {
        objects.delete(url);
        return answer(204);
      }
      const object = objects.get(url);
      return object ? answer(200, object) : answer(404);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The store has no port');
  return {
    settings: { url: `http://127.0.0.1:${address.port}/bucket`, region: 'fr-par', key: 'us', secret },
    objects,
    fail: (status) => {
      failure = status;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
