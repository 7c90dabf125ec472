/**
 * What every copy of this major version shares on one page: the gateway the scripts came from, and answers asked for
 * before the code that reads them was there. It is the only thing the SDK adds to the page's globals, under
 * `Symbol.for('emploi-elements/1')`.
 */
export interface PageScope {
  /** Base URL of the gateway that served the first script, used where no attribute names another. */
  gateway?: string;
  /** Answers on their way, by URL. The first reader takes its answer away. */
  readonly early: Map<string, Promise<Response>>;
  /** Releases whose loader watches the page: a page that swaps its content may run the same one over and over. */
  readonly loaders: Set<string>;
}

const key = Symbol.for('emploi-elements/1');
const page: Pick<typeof globalThis, 'console'> & { [key]?: PageScope } = globalThis;

export const pageScope = (): PageScope => (page[key] ??= { early: new Map(), loaders: new Set() });

/** How every GET is sent, early or not: no cookie, and of the partner's page the origin alone. */
export const getRequest = { credentials: 'omit', referrerPolicy: 'strict-origin' } as const;

export type Query = Readonly<Record<string, string | number>>;

/** The part of a URL behind `?`. Both the loader and the client ask through it, so that they ask alike. */
export const queryString = (query: Query): string =>
  `${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, `${value}`]))}`;
