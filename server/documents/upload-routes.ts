import { createHash, randomBytes } from 'node:crypto';

import { Metadata } from '@tus/server';
import { Hono, type Context } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import type { OpenAPIV3_1 } from 'openapi-types';

import { Document, documentLimits, Problem, type Issue } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { sanitizeFileName } from './file-name.ts';
import { idempotentIfNamed } from '../http/idempotent.ts';
import { invalidRequest, problem } from '../http/problem.ts';
import { isIdentifier } from '../http/query.ts';
import { publicDocument, type StoredDocument } from './store.ts';
import { handleTus } from './tus-request.ts';
import { requireSession, sessionRequired } from '../sessions/routes.ts';
import { elementParameter, insufficientStorage, forbidden, invalidParameter, tooManyRequests } from '../http/responses.ts';

const content = { 'application/problem+json': { schema: resolver(Problem) } };

const purposes = /^[a-z][a-z0-9-]{0,39}$/;

/** What `Upload-Metadata` says of the document, or what is wrong with it. */
const readMetadata = (metadata = ''): { issues: Issue[] } | { name: string; purpose: string } => {
  let said: ReturnType<typeof Metadata.parse>;
  try {
    said = metadata ? Metadata.parse(metadata) : {};
  } catch {
    return { issues: [{ path: 'Upload-Metadata', message: 'must be comma-separated pairs of a name and a Base64 value' }] };
  }
  const purpose = said['purpose'] ?? 'other';
  if (!purposes.test(purpose)) return { issues: [{ path: 'purpose', message: 'must be cv, other or the id of a question' }] };
  return { name: sanitizeFileName(said['filename'] ?? ''), purpose };
};

const documentKey = idempotentIfNamed({ description: 'Names the document: announced again, it is the same' });

/** Sent again with the same `Idempotency-Key`, a document gets the same id. */
const idOf = (draft: string, key: string): string =>
  key === '' ? randomBytes(24).toString('base64url') : createHash('sha256').update(`${draft}\n${key}`).digest('base64url');

/** The document of the address, for the session whose draft it is for and for no other. */
const ownDocument = async (c: Context<Env>): Promise<StoredDocument | undefined> => {
  const id = c.req.param('id') ?? '';
  const document = isIdentifier(id) ? await c.var.stores.documents.find(id) : undefined;
  return document?.draft === c.var.session?.draft ? document : undefined;
};

/** Hands on what concerns a document of the session's own. */
const handleOwnTus = async (c: Context<Env>, method?: string): Promise<Response> =>
  (await ownDocument(c)) ? handleTus(c, undefined, method) : problem(c, 404, 'Upload not found');

/** What POST may stand for on networks that let nobody use these methods (tus 1.0, `X-HTTP-Method-Override`). */
const overridable = new Set(['PATCH', 'DELETE', 'HEAD']);

const header = (name: string, description: string, required = true): OpenAPIV3_1.ParameterObject => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});
const tus = header('Tus-Resumable', 'The version of the protocol: `1.0.0`');
const noUpload = { description: 'No such upload, or another session’s', content };
const expired = { description: 'It waited longer than a day for its application', content };
const common = {
  401: sessionRequired,
  403: forbidden,
  404: noUpload,
  412: { description: 'Another protocol', content },
  429: tooManyRequests,
};

/** Documents, sent so that a cut costs nothing: tus 1.0 (https://tus.io/protocols/resumable-upload). */
export const uploadRoutes = new Hono<Env>()
  .options('/', async (c) => handleTus(c))
  .post(
    '/',
    describeRoute({
      tags: ['Uploads'],
      summary: 'Create an upload',
      description: `tus 1.0, “creation” and “creation-with-upload”. \`Location\` says where the bytes go, relative to this address; it carries the same \`key\` and \`for\`. An application has ${documentLimits.count} documents at most, not counting those that are refused.`,
      parameters: [
        tus,
        header('Upload-Length', `Bytes, ${documentLimits.size} at most`),
        header('Upload-Metadata', '`filename`, and `purpose`: `cv`, `other` or the id of a question; values in Base64', false),
        documentKey.parameter,
        elementParameter,
      ],
      responses: {
        201: { description: 'The bytes go to `Location`' },
        400: invalidParameter,
        401: sessionRequired,
        403: forbidden,
        412: common[412],
        413: { description: 'Larger than documents may be, or more bytes than announced', content },
        422: { description: 'As many documents as there may be, or the same `Idempotency-Key` came with another', content },
        429: tooManyRequests,
        503: { description: 'No room for more documents: `Retry-After` says when to ask again', content },
        507: insufficientStorage,
      },
    }),
    documentKey.check,
    requireSession,
    async (c) => {
      const draft = c.var.session?.draft ?? '';
      const document = readMetadata(c.req.header('upload-metadata'));
      if ('issues' in document) return invalidRequest(c, document.issues);
      return handleTus(c, {
        id: idOf(draft, c.var.idempotencyKey),
        draft,
        network: c.var.network,
        size: Number(c.req.header('upload-length')),
        ...document,
      });
    },
  )
  .get(
    '/:id/state',
    describeRoute({
      tags: ['Uploads'],
      summary: 'Get the state of a document',
      parameters: [elementParameter],
      responses: {
        200: { description: 'The document', content: { 'application/json': { schema: resolver(Document) } } },
        401: sessionRequired,
        403: forbidden,
        404: noUpload,
        429: tooManyRequests,
      },
    }),
    requireSession,
    async (c) => {
      const document = await ownDocument(c);
      return document
        ? c.json(publicDocument(document), 200, { 'cache-control': 'no-store' })
        : problem(c, 404, 'Upload not found');
    },
  )
  .get(
    '/:id',
    describeRoute({
      tags: ['Uploads'],
      summary: 'Get the upload offset',
      description: 'tus 1.0. Asked by `HEAD`, and by nothing else; GET answers 404.',
      parameters: [tus, elementParameter],
      responses: { 200: { description: '`Upload-Offset` of `Upload-Length`' }, ...common, 410: expired },
    }),
    requireSession,
    async (c) => (c.req.method === 'HEAD' ? handleOwnTus(c) : c.notFound()),
  )
  .post(
    '/:id',
    describeRoute({
      tags: ['Uploads'],
      summary: 'Override the method, for networks that block it',
      description:
        'tus 1.0: `X-HTTP-Method-Override` names the method, `PATCH`, `DELETE` or `HEAD`; all else is as there. Without it, nothing is here.',
      parameters: [tus, header('X-HTTP-Method-Override', 'The method that is meant'), elementParameter],
      responses: { 204: { description: 'As for the overridden method' }, 400: invalidParameter, ...common, 410: expired },
    }),
    requireSession,
    async (c) => {
      const meant = c.req.header('x-http-method-override')?.trim().toUpperCase() ?? '';
      return overridable.has(meant) ? handleOwnTus(c, meant) : c.notFound();
    },
  )
  .patch(
    '/:id',
    describeRoute({
      tags: ['Uploads'],
      summary: 'Upload bytes',
      description:
        'tus 1.0. What arrives before a cut is kept: ask by HEAD where to go on. After the last byte the document is `checking`, then `received` or `refused`.',
      parameters: [tus, header('Upload-Offset', 'Where these bytes begin'), elementParameter],
      requestBody: {
        required: true,
        content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
      responses: {
        204: { description: 'Safe up to `Upload-Offset`' },
        400: invalidParameter,
        ...common,
        409: { description: '`Upload-Offset` is not where the document is', content },
        410: expired,
        413: { description: 'More bytes than announced', content },
        507: insufficientStorage,
      },
    }),
    requireSession,
    (c) => handleOwnTus(c),
  )
  .delete(
    '/:id',
    describeRoute({
      tags: ['Uploads'],
      summary: 'Delete a document',
      description: 'tus 1.0, “termination”. A document that is sent with its application is taken back with it.',
      parameters: [tus, elementParameter],
      responses: {
        204: { description: 'Deleted' },
        ...common,
        403: { description: 'It is sent with its application, or no valid partner key', content },
      },
    }),
    requireSession,
    (c) => handleOwnTus(c),
  );
