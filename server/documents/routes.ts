import { Hono, type Context } from 'hono';
import { sign, verify } from 'hono/jwt';
import * as v from 'valibot';

import type { DocumentKind } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { toWebStream } from './files/byte-source.ts';
import { IntegrityError } from './files/cipher.ts';
import { logFailure } from '../output/log.ts';
import { capabilityLink } from '../pages/capability-link.ts';
import type { Secrets } from '../database/secrets.ts';
import type { SentDocument } from './store.ts';

/** Seconds that a link to a document serves. */
const linkLifetime = 14 * 86_400;

const Link = v.object({ use: v.literal('document'), id: v.string(), by: v.picklist(['applicant', 'recruiter']) });

const keyOf = (secrets: Secrets): string => secrets('links').toString('base64url');

export interface LinkOptions {
  /** Whose link it is, for the log: that of a mail or a program is the employer's. */
  by?: 'applicant' | 'recruiter';
  /** Milliseconds since 1970. */
  now?: number;
}

/** Where a document of an application can be had, for two weeks. Whoever has the address may. */
export const signDocumentLink = async (
  secrets: Secrets,
  base: string,
  id: string,
  { by = 'recruiter', now = Date.now() }: LinkOptions = {},
): Promise<string> =>
  `${base}/documents/${await sign({ use: 'document', id, by, exp: Math.floor(now / 1_000) + linkLifetime }, keyOf(secrets), 'HS256')}`;

const media: Readonly<Record<DocumentKind, { type: string; extensions: readonly [string, ...string[]] }>> = {
  pdf: { type: 'application/pdf', extensions: ['pdf'] },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  odt: { type: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  jpeg: { type: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { type: 'image/png', extensions: ['png'] },
};

/** A name that says what the document is, so that it opens: `cv.exe` is a `cv.exe.pdf`. */
const openable = (name: string, kind: DocumentKind): string => {
  const { extensions } = media[kind];
  return extensions.includes(/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '') ? name : `${name}.${extensions[0]}`;
};

/** To be saved, under a name in any script (RFC 6266, RFC 8187). */
const attachment = (name: string): string => {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_');
  const full = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
};

/** The bytes of a document; `undefined`: there are none. What was altered is noted for whoever runs the gateway, and given to nobody. */
const bytesOf = async (c: Context<Env>, { id, reference }: SentDocument): Promise<AsyncIterable<Uint8Array> | undefined> => {
  try {
    return await c.var.files.read(id);
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error;
    logFailure(`Document ${id} is not what was stored, and is given to nobody`);
    await c.var.stores.audit.note([reference], 'document altered', 'system');
    return undefined;
  }
};

interface OpenedLink {
  document: SentDocument & { kind: DocumentKind };
  by: v.InferOutput<typeof Link>['by'];
}

const link = capabilityLink<OpenedLink>('/documents', {
  find: async ({ var: { secrets, stores } }, token) => {
    const claims = await verify(token, keyOf(secrets), 'HS256').catch(() => undefined);
    const document = v.is(Link, claims) ? await stores.documents.findSent(claims.id) : undefined;
    return v.is(Link, claims) && document?.kind ? { document: { ...document, kind: document.kind }, by: claims.by } : undefined;
  },
  // A signed token (RFC 7519).
  isToken: (text) => /^[\w.-]{1,1000}$/.test(text),
  advice: [
    'Le lien a expiré, ou la personne a retiré sa candidature, ou la durée de conservation est passée.',
    'Ou bien le fichier n’est plus tel qu’il a été reçu : il n’est alors remis à personne.',
    'Pour recevoir de nouveau le document, écrivez à la personne qui a postulé.',
  ],
});

/** What the links to documents lead to: the bytes, to be saved and never shown here. */
export const documentDownloads = new Hono<Env>().get(
  '/:token',
  link.open(async (c, { document, by }) => {
    const headers = {
      'content-type': media[document.kind].type,
      'content-disposition': attachment(openable(document.name, document.kind)),
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    };
    if (c.req.method !== 'GET') return c.body(null, 200, headers);
    const bytes = await bytesOf(c, document);
    if (!bytes) return link.gone(c);
    await c.var.stores.audit.note([document.reference], 'document opened', by);
    return c.body(toWebStream(bytes), 200, headers);
  }),
);
