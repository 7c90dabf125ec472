import * as v from 'valibot';

/** A position in a list as opaque text that fits a URL. */
export const writeCursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

const base64url = /^[\w-]+$/;

/** The position behind a cursor, or `undefined` for anything this gateway has not written. */
export const readCursor = <S extends v.GenericSchema>(cursor: string, schema: S): v.InferOutput<S> | undefined => {
  if (!base64url.test(cursor)) return undefined;
  try {
    const read = v.safeParse(schema, JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
};
