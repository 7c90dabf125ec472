import type { HonoBase } from 'hono/hono-base';
import type { Schema } from 'hono/types';

import type { DocumentLinkFactory } from '../applications/notifications.ts';
import type { Files } from '../documents/files/index.ts';
import type { Transport } from '../mail/transport.ts';
import type { Database } from '../database/database.ts';
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
  /** What all resources say of what mails and webhooks are about, by kind. */
  subjects: Readonly<Record<string, SubjectHandlers>>;
}

/** What a resource says of a kind of subject of its own (`outbox/`) when a message about it leaves. */
export interface SubjectHandlers {
  /** `data` of a webhook (Standard Webhooks), read when it leaves. `undefined`: the subject is no more. */
  webhookData?: (context: JobContext, id: string, event: string) => Promise<object | undefined>;
  /** A mail about it was refused for good: by which code. */
  onMailRejected?: (tx: Database, id: string, code: string) => Promise<void>;
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
  /** What mails and webhooks are about, by kind: the name of a table. */
  subjects?: Readonly<Record<string, SubjectHandlers>>;
}

export const defineResource = (resource: Resource): Resource => resource;

/** What all of these say of what mails and webhooks are about. */
export const subjectsOf = (resources: readonly Resource[]): Readonly<Record<string, SubjectHandlers>> =>
  Object.fromEntries(resources.flatMap(({ subjects = {} }) => Object.entries(subjects)));
