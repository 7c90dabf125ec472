/**
 * Takes the place of valibot in the files for browsers, where a schema has one thing to say: whether an answer is inside the contract.
 * Valibot finds all that is wrong with a value and words it, for whoever has to mend it; here the first fault ends it. What passes, and
 * as what it comes out, is the same (`test/scripts/build/answer-schemas.test.ts`). It has what `src/contract/` uses, and no more.
 */

/** Returns a value as it is to be, or throws. */
type Parse = (value: unknown) => unknown;

interface Schema {
  readonly parse: Parse;
  /** What it is where an object lacks it; nothing where it may not. */
  readonly absent: readonly [unknown?] | undefined;
  /** Of an object. */
  readonly entries: Entries | undefined;
  readonly '~standard': ReturnType<typeof standard>;
}

type Entries = Readonly<Record<string, Schema>>;

/** For whoever asks in the common way of schemas (standardschema.dev): whether there are issues, and none of them in words. */
const standard = (parse: Parse) => ({
  validate: (value: unknown) => {
    try {
      return { value: parse(value), issues: undefined };
    } catch {
      return { issues: [] };
    }
  },
});

const schema = (parse: Parse, absent?: readonly [unknown?], entries?: Entries): Schema => ({
  parse,
  absent,
  entries,
  '~standard': standard(parse),
});

const fail = (): never => {
  throw new TypeError('outside the contract');
};

/** What a test says of a value. */
const where =
  (isRight: (value: unknown) => unknown): Parse =>
  (value) =>
    isRight(value) ? value : fail();

export const string = () => schema(where((value) => typeof value === 'string'));
export const number = () => schema(where((value) => typeof value === 'number' && !Number.isNaN(value)));
export const boolean = () => schema(where((value) => typeof value === 'boolean'));
export const picklist = (options: readonly unknown[]) => schema(where((value) => options.includes(value)));

export const array = (item: Schema) => schema((value) => (Array.isArray(value) ? value.map((one) => item.parse(one)) : fail()));

export const nullable = ({ parse }: Schema) => schema((value) => (value === null ? null : parse(value)));

export const exactOptional = ({ parse }: Schema) => schema(parse, []);

export const optional = ({ parse }: Schema, ...fallback: [unknown?]) =>
  schema((value) => (value === undefined ? fallback[0] : parse(value)), fallback);

/** Of its own properties alone: a page may have left others on `Object.prototype`. */
const parseEntries = (entries: Entries, value: object): unknown => {
  const own = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, { parse, absent }]) =>
      (own.has(name) ? [parse(own.get(name))] : (absent ?? fail())).map((one) => [name, one] as const),
    ),
  );
};

export const object = (entries: Entries) =>
  schema((value) => (typeof value === 'object' && value ? parseEntries(entries, value) : fail()), undefined, entries);

export const partial = ({ entries = {} }: Schema) =>
  object(Object.fromEntries(Object.entries(entries).map(([name, one]) => [name, optional(one)])));

export const pipe = (first: Schema, ...steps: readonly Parse[]) =>
  schema(
    (value) => {
      let parsed = first.parse(value);
      for (const step of steps) parsed = step(parsed); // Prototype 1.6 has a `reduce` of its own
      return parsed;
    },
    first.absent,
    first.entries,
  );

const whereText = (isRight: (text: string) => boolean): Parse => where((value) => typeof value === 'string' && isRight(value));

export const regex = (pattern: RegExp) => whereText((text) => pattern.test(text));
export const isoDate = () => regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/);
export const minLength = (least: number) => whereText(({ length }) => length >= least);
export const maxLength = (most: number) => whereText(({ length }) => length <= most);
export const minValue = (least: number) => where((value) => Number(value) >= least);
export const maxValue = (most: number) => where((value) => Number(value) <= most);
export const integer = () => where(Number.isInteger);
export const trim = (): Parse => (value) => (typeof value === 'string' ? value.trim() : value);
export const transform = (change: Parse): Parse => change;
export const check = (isRight: (value: unknown) => boolean): Parse => where(isRight);
export const forward = (step: Parse): Parse => step;
export const description = (): Parse => (value) => value;

/** No element asks with one; the gateway does. */
export const strictObject = object;

export const parse = (one: Schema, value: unknown): unknown => one.parse(value);

export const is = (one: Schema, value: unknown): boolean => {
  try {
    one.parse(value);
    return true;
  } catch {
    return false;
  }
};
