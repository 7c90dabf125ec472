import { isUtf8 } from 'node:buffer';

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';

import { cleanText, isText } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { InvalidSearch } from '../offers/source.ts';
import { problem } from './problem.ts';
import type { Fields } from './query.ts';

/** What a part of an address or a form says; `undefined`: it is not percent-coded UTF-8. */
const decoded = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
};

/** Whether a part of an address says something that is text. */
const isPlain = (part: string): boolean => isText(decoded(part) ?? '\0');

/** … and can name something: a name is one line. */
const isName = (part: string): boolean => isPlain(part) && !/[\r\n]/.test(decoded(part) ?? '');

/** No address gets further that holds what is no text, in its path or its query: no handler and no database has to expect it. */
export const rejectInvalidUrl = createMiddleware<Env>(async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  if (!pathname.split('/').every(isName)) return problem(c, 404, 'Not found');
  return search.slice(1).split(/[&=]/).every(isPlain) ? next() : problem(c, 400, 'The URL contains invalid characters');
});

const bodyOf = async (c: Context<Env>): Promise<string> => {
  const bytes = Buffer.from(await c.req.arrayBuffer());
  if (!isUtf8(bytes)) throw new HTTPException(400, { message: 'The body is not valid UTF-8' });
  return bytes.toString();
};

const fieldsOf = (body: string): Fields => {
  const fields = new Map<string, string[]>();
  for (const pair of body.split('&').filter(Boolean)) {
    const [name, value] = [pair.split('=', 1)[0] ?? '', pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : ''].map(decoded);
    if (name === undefined || value === undefined || !isText(name))
      throw new HTTPException(400, { message: 'The body is not a valid form (UTF-8)' });
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return Object.fromEntries(fields);
};

/** The fields of a form as its body has them (`application/x-www-form-urlencoded`). What is no text is refused by the name of its field. */
export const readFormFields = async (c: Context<Env>): Promise<Fields> => {
  const fields = fieldsOf(await bodyOf(c));
  const strange = Object.entries(fields).filter(([, values]) => !values.every(isText));
  if (strange.length > 0) throw new InvalidSearch(strange.map(([path]) => ({ path, message: 'contains invalid characters' })));
  return fields;
};

/** … of a page of our own, where no script has cleaned what was pasted: there it is cleaned. Of a field given twice, the last counts. */
export const readPageFields = async (c: Context<Env>): Promise<ReadonlyMap<string, string>> => {
  const fields = Object.entries(fieldsOf(await bodyOf(c)));
  return new Map(fields.map(([name, values]) => [name, cleanText(values.at(-1) ?? '')]));
};

const isTextThroughout = (value: unknown): boolean => {
  if (typeof value === 'string') return isText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isText(name) && isTextThroughout(inner));
};

/** A body of JSON in which every text is one. */
export const readJsonBody = async (c: Context<Env>): Promise<unknown> => {
  const body = await bodyOf(c);
  try {
    const value: unknown = JSON.parse(body);
    if (isTextThroughout(value)) return value;
  } catch {
    throw new HTTPException(400, { message: 'The body is not valid JSON' });
  }
  throw new HTTPException(400, { message: 'The body contains invalid characters' });
};
