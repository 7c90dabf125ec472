import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as v from 'valibot';

import { Challenge, Document, Session } from '../../../src/contract/index.ts';
import { partnerKey } from './gateway.ts';

/** Sends a request to a gateway: over the network, or to its application directly. */
export type Send = (address: string, init?: RequestInit) => Response | Promise<Response>;

/** Somebody who fills in a form, as far as the gateway sees them. */
export interface Visitor {
  token: string;
  /** Asks for a path below `/v1/`, within the session and by tus 1.0. */
  ask: (method: string, path: string, headers?: Readonly<Record<string, string>>, body?: BodyInit | null) => Promise<Response>;
  /** Opens the next session. */
  renew: () => Promise<void>;
  /** Announces a document; the answer to that. */
  announce: (size: number, name?: string, purpose?: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** Sends the bytes of a document from `offset` on. */
  append: (id: string, offset: number, bytes: BodyInit) => Promise<Response>;
  /** Announces and sends a document whole; its id. */
  send: (file: Buffer, name?: string, purpose?: string) => Promise<string>;
  state: (id: string) => Promise<Document>;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** What `Upload-Metadata` says of a document. */
export const metadata = (name: string, purpose: string): string => `filename ${base64(name)},purpose ${base64(purpose)}`;

/** The id at the end of an upload's address. */
export const idIn = (location: string | null): string => {
  const id = /uploads\/([\w-]+)\?/.exec(location ?? '')?.[1];
  assert.ok(id, `${location}`);
  return id;
};

const addressOf = (url: string, key: string, path: string): string => `${url}/v1/${path}?key=${key}&for=application-form`;

/** Somebody with a session of the partner with this key, at the gateway whose address is `url`. */
export const visitorWith = (token: string, url: string, send: Send = fetch, key = partnerKey): Visitor => {
  const visitor: Visitor = {
    token,
    ask: async (method, path, headers = {}, body = null) =>
      send(addressOf(url, key, path), {
        method,
        headers: { authorization: `Bearer ${visitor.token}`, 'tus-resumable': '1.0.0', ...headers },
        body,
        ...(body && { duplex: 'half' }),
      }),
    renew: () => Promise.reject(new Error('The session is not this visitor’s own')),
    announce: (size, name = 'cv.pdf', purpose = 'cv', headers = {}) =>
      visitor.ask('POST', 'uploads', { 'upload-length': `${size}`, 'upload-metadata': metadata(name, purpose), ...headers }),
    append: (id, offset, bytes) =>
      visitor.ask(
        'PATCH',
        `uploads/${id}`,
        { 'upload-offset': `${offset}`, 'content-type': 'application/offset+octet-stream' },
        bytes,
      ),
    send: async (file, name, purpose) => {
      const announced = await visitor.announce(file.length, name, purpose);
      assert.equal(announced.status, 201);
      const id = idIn(announced.headers.get('location'));
      if (file.length > 0) assert.equal((await visitor.append(id, 0, new Uint8Array(file))).status, 204);
      return id;
    },
    state: async (id) => v.parse(Document, await (await visitor.ask('GET', `uploads/${id}/state`)).json()),
  };
  return visitor;
};

/** Opens a session at the gateway whose address is `url`. */
export const visit = async (url: string, send: Send = fetch): Promise<Visitor> => {
  const draft = randomUUID();
  const open = async (fields: Record<string, string>, headers: Record<string, string>): Promise<string> => {
    const answer = await send(addressOf(url, partnerKey, 'sessions'), {
      method: 'POST',
      headers: { 'idempotency-key': draft, ...headers },
      body: new URLSearchParams(fields),
    });
    return v.parse(Session, await answer.json()).token;
  };
  const challenge = v.parse(Challenge, await (await send(addressOf(url, partnerKey, 'sessions/challenge'))).json());
  const solution = await solveChallenge({ challenge, deriveKey });
  const visitor = visitorWith(await open({ work: base64(JSON.stringify({ challenge, solution })) }, {}), url, send);
  visitor.renew = async () => {
    visitor.token = await open({}, { authorization: `Bearer ${visitor.token}` });
  };
  return visitor;
};
