import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as v from 'valibot';

import type { ClamdAddress } from '../documents/clamd.ts';

// The title of each type ends “it must be …” in the sentence about a wrong value, and stands in the table of settings; no message
// repeats a value whose metadata say that it is secret.

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

const isAddress = (text: string): boolean => URL.canParse(text);

export const text = v.pipe(v.string(), v.title('a text'));

export const hidden = v.pipe(text, v.title('a secret'), v.metadata({ isSecret: true }));

export const secretOf = (length: number) =>
  v.pipe(v.string(), v.minLength(length), v.title(`a secret of ${length} characters at least`), v.metadata({ isSecret: true }));

export const numberUpTo = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/),
    v.transform(Number),
    v.minValue(min),
    v.maxValue(max),
    v.title(`a number from ${min} to ${max}`),
  );

/** A relative one is beside the project, wherever the command was typed. */
export const folderPath = v.pipe(
  v.string(),
  v.transform((path) => resolve(projectFolder, path)),
  v.title('a folder'),
);

export const oneLine = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\P{Cc}{0,200}$/u),
  v.transform((line) => line || undefined),
  v.title('one line of 200 characters at most'),
);

export const list = v.pipe(
  v.string(),
  v.transform((names) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ),
  v.title('a list with commas'),
);

export const oneOf = <const T extends readonly string[]>(...words: T) =>
  v.pipe(v.string(), v.picklist(words), v.title(`${words.join(' or ')}, or nothing`));

export const origin = v.pipe(
  v.string(),
  v.regex(/^https?:\/\//),
  v.check(isAddress),
  v.transform((url) => new URL(url).origin),
  v.title('an address, https://emploi.example.fr say'),
);

/** An address that secrets are sent to: in clear only within this machine. */
export const serviceUrl = v.pipe(
  v.string(),
  v.regex(/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/),
  v.check(isAddress),
  v.transform((url) => url.replace(/\/+$/, '')),
  v.title('an address that begins with https://'),
);

/** A database's, which may hold a password. */
export const databaseUrl = v.pipe(
  v.string(),
  v.regex(/^postgres(?:ql)?:\/\//),
  v.title('the address of a database, postgres://user:password@host/database say'),
  v.metadata({ isSecret: true }),
);

/** A mail server's, which may hold a password. */
export const mailServerUrl = v.pipe(
  v.string(),
  v.regex(/^smtps?:\/\//),
  v.check(isAddress),
  v.title('the address of a mail server, smtp://user:password@mail.example.fr:587 say'),
  v.metadata({ isSecret: true }),
);

export const sender = v.pipe(
  v.string(),
  v.regex(/^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/),
  v.title('one sender, Alertes emploi <alertes@example.fr> say'),
);

export const clamdAddress = v.pipe(
  v.string(),
  v.regex(/^\/|^\[?[\w.:-]+?\]?:\d{1,5}$/),
  v.check((given) => given.startsWith('/') || Number(given.split(':').at(-1)) <= 65_535),
  v.transform((given): ClamdAddress => {
    const [, host, port] = /^\[?([\w.:-]+?)\]?:(\d+)$/.exec(given) ?? [];
    return host && port ? { host, port: Number(port) } : { path: given };
  }),
  v.title('where clamd listens, 127.0.0.1:3310 or /run/clamav/clamd.ctl say'),
);
