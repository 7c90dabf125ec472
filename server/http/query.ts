import { toJsonSchema } from '@valibot/to-json-schema';
import type { Context } from 'hono';
import { validator } from 'hono/validator';
import type { OpenAPIV3_1 } from 'openapi-types';
import * as v from 'valibot';

import type { Issue } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { invalidRequest } from './problem.ts';

type Query = v.GenericSchema<unknown, Record<string, unknown>>;

/** The parameters a query schema allows, as JSON Schema. Rules between parameters cannot be said there. */
const propertiesOf = (schema: Query) => toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' });

/** The parameters a query schema allows, for the API's document. */
export const queryParameters = (schema: Query): OpenAPIV3_1.ParameterObject[] => {
  const { properties = {}, required = [] } = propertiesOf(schema);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...type } = typeof property === 'object' ? property : {};
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(description && { description }),
      // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- JSON Schema to both, in two libraries’ types
      schema: JSON.parse(JSON.stringify(type)),
    };
  });
};

/** Whether a part of a path, or a key, can name something: no other text is looked for. */
export const isIdentifier = (text: string): boolean => /^[\w-]{1,100}$/.test(text);

const wholeNumber = /^-?\d{1,9}$/;
const truth: Readonly<Record<string, boolean>> = { true: true, false: false };

/** Fields as a query or a form sends them: each name, and every value it is given. */
export type Fields = Readonly<Record<string, readonly string[]>>;

type Read<S extends Query> = { output: v.InferOutput<S>; issues?: never } | { output?: never; issues: Issue[] };

/**
 * Checks fields against their schema. An HTML form sends its empty fields too: an empty value is no value. A field the schema
 * does not name, or one given twice, is refused: nothing is silently ignored.
 */
export const fieldsParser = <S extends Query>(schema: S): ((fields: Fields) => Read<S>) => {
  const { properties = {} } = propertiesOf(schema);
  const typeOf = (name: string): unknown => {
    const property = properties[name];
    return typeof property === 'object' ? property.type : undefined;
  };
  const valueOf = (name: string, value: string): unknown => {
    const type = typeOf(name);
    if ((type === 'integer' || type === 'number') && wholeNumber.test(value)) return Number(value);
    return type === 'boolean' ? (truth[value] ?? value) : value;
  };
  return (fields) => {
    const sent = Object.entries(fields);
    const unknown = sent
      .filter(([name]) => !Object.hasOwn(properties, name))
      .map(([path]) => ({ path, message: 'is not a parameter of this request' }));
    const given = sent.filter(([, values]) => values.some((value) => value !== ''));
    const repeated = given
      .filter(([, values]) => values.length > 1)
      .map(([path]) => ({ path, message: 'is given more than once' }));
    const known = given.flatMap(([name, [value = '']]): [string, unknown][] =>
      Object.hasOwn(properties, name) ? [[name, valueOf(name, value)]] : [],
    );
    const checked = v.safeParse(schema, Object.fromEntries(known));
    const malformed = (checked.issues ?? []).map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
    const issues = [...unknown, ...repeated, ...malformed];
    return checked.success && issues.length === 0 ? { output: checked.output } : { issues };
  };
};

/** Checks the query of a request. `key` and `for` have been seen to. */
export const validatedQuery = <S extends Query>(schema: S) => {
  const read = fieldsParser(schema);
  return validator('query', (_first, c: Context<Env>) => {
    const fields = Object.entries(c.req.queries()).filter(([name]) => name !== 'key' && name !== 'for');
    const { output, issues } = read(Object.fromEntries(fields));
    return output ?? invalidRequest(c, issues ?? []);
  });
};
