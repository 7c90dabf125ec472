import { AwsClient } from 'aws4fetch';

import { toWebStream } from './byte-source.ts';
import { OperatorError } from '../../output/log.ts';
import type { ObjectStore } from './object-store.ts';

export interface S3Settings {
  /** The bucket: `https://s3.fr-par.scw.cloud/bucket`, or `https://bucket.s3.…`. A path after it stands before every name. */
  url: string;
  region: string;
  key: string;
  secret: string;
}

/** Milliseconds that a document may take. */
const timeoutMs = 60_000;

/** A bucket of any store that speaks S3. What it is given is encrypted already; requests are signed (AWS Signature 4). */
export const s3ObjectStore = ({ url, region, key, secret }: S3Settings): ObjectStore => {
  const signer = new AwsClient({ accessKeyId: key, secretAccessKey: secret, service: 's3', region });

  const ask = async (
    method: string,
    id: string,
    body?: { size: number; chunks: AsyncIterable<Uint8Array> },
  ): Promise<Response> => {
    const signed = await signer.sign(`${url}/${id}`, { method, headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } });
    const headers = new Headers(signed.headers);
    if (body) headers.set('content-length', `${body.size}`);
    const answer = await fetch(signed.url, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && { body: toWebStream(body.chunks), duplex: 'half' }),
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new OperatorError(`The S3 store answers ${method} with ${answer.status}`);
  };

  return {
    put: async (id, size, chunks) => {
      const answer = await ask('PUT', id, { size, chunks });
      await answer.body?.cancel();
      if (!answer.ok) throw new OperatorError('The S3 store has no such bucket');
    },
    get: async (id) => {
      const answer = await ask('GET', id);
      if (answer.ok && answer.body) return answer.body;
      await answer.body?.cancel();
      return undefined;
    },
    remove: async (id) => {
      const answer = await ask('DELETE', id);
      await answer.body?.cancel();
    },
  };
};
