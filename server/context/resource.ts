import type { HonoBase } from 'hono/hono-base';
import type { Schema } from 'hono/types';

import type { DocumentLinkFactory } from '../applications/notifications.ts';
import type { Files } from '../documents/files/index.ts';
import type { Transport } from '../mail/transport.ts';
import type { OfferSource } from '../offers/source.ts';
import type { WebhookPost } from '../webhooks/safe-post.ts';
import type { Env } from './env.ts';
import type { Stores } from './stores.ts';

/** What Hono's methods return: routes with whatever they answer. */
type Routes = HonoBase<Env, Schema, string>;

/** What a job finds: what a handler finds in its context, and what sends mails and webhooks. */
export interface JobContext {
  stores: Stores;
  offers: OfferSource;
  files: Files;
  send: Transport;
  post: WebhookPost;
  /** Where the links in mails lead: `https://emploi.example.fr`. */
  base: string;
  linkOf: DocumentLinkFactory;
}

/** Something that a resource does by itself. */
export interface ResourceJob {
  name: string;
  /** Milliseconds between the end of a run and the next. */
  periodMs: number;
  run: (context: JobContext, signal: AbortSignal) => Promise<void>;
}

/** One kind of thing in the gateway, and all that it brings: `resource.ts` of its folder. */
export interface Resource {
  /** Where its API is below `/v1/`, and what metrics call it. */
  name: string;
  /** What its API answers. */
  routes?: Routes;
  /** Who may ask its API. Left out, it is a partner's pages with their key, within their quotas. */
  access?: 'partners' | 'anybody';
  /** Pages of the gateway's own, by where they are. */
  pages?: Readonly<Record<string, Routes>>;
  /** Deletes what has expired; called once an hour. */
  purge?: (stores: Stores) => Promise<unknown>;
  jobs?: readonly ResourceJob[];
}

export const defineResource = (resource: Resource): Resource => resource;
