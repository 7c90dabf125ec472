import { nullPrototype } from './null-prototype.ts';
import { major } from './version.ts';

/** Accepts applications for offers on a page: a form that can be opened for an offer. */
export interface ApplicationTarget {
  /** Whether it accepts applications for this offer; never rejects. */
  accepts(offer: string): Promise<boolean>;
  /** Opens for the offer. `back` is called when the visitor goes back to it. */
  open(offer: string, back: () => void): void;
}

/** What the copies of one major version share on a page. */
export interface PageScope {
  /** Base URL of the gateway that served the first script, used where no attribute names another. */
  gateway?: string;
  /** Pending responses, by URL, requested before the code that reads them was loaded. The first reader removes its response. */
  readonly prefetched: Map<string, Promise<Response>>;
  /** Releases whose loader watches the page: a page that swaps its content may run the same one over and over. */
  readonly loaders: Set<string>;
  /** Until when a gateway wants no request with a key (`retry-after.ts`). */
  readonly retryAt: Map<string, number>;
  /** What takes applications on the page, who wants to know when that changes, and for which offers some have been sent (`element/application-targets.ts`). */
  targets?: {
    readonly all: Set<ApplicationTarget>;
    readonly onChange: Set<() => void>;
    readonly onSubmitted: Set<(offer: string) => void>;
  };
}

/** A Trusted Types policy that lets markup pass (W3C Trusted Types). */
export interface TemplatePolicy {
  createHTML(html: string): unknown;
}

/** What all copies share, whatever their version: it may grow and never change. */
interface PageGlobal {
  /** The one Trusted Types policy of the elements: a page lets a name be used once. */
  policy?: TemplatePolicy | undefined;
  readonly majors: Map<string, PageScope>;
}

/** The only thing the SDK adds to the page's globals. */
const key = Symbol.for('emploi-elements');
const global: Pick<typeof globalThis, 'console'> & { [key]?: PageGlobal } = globalThis;

export const pageGlobal = (): PageGlobal => (global[key] ??= nullPrototype({ majors: new Map() }));

export const pageScope = (): PageScope => {
  const { majors } = pageGlobal();
  const scope = majors.get(major) ?? nullPrototype<PageScope>({ prefetched: new Map(), loaders: new Set(), retryAt: new Map() });
  majors.set(major, scope);
  return scope;
};

/** Where a failure is explained to whoever keeps the page: on the gateway that served the script, or else in the package. */
export const errorPageUrl = (name: string): string => {
  const { gateway } = pageScope();
  return gateway ? `${gateway.replace(/v1\/$/, '')}docs/errors/${name}` : `docs/errors/${name}.md`;
};

/**
 * How every GET is sent, early or not: no cookie, and of the partner's page the origin alone. On another site `same-origin` sends
 * none either, and is what `<link rel="preload" crossorigin>` asks with: only then is its answer the same.
 */
export const getRequestInit = (url: string): RequestInit => ({
  credentials: url.startsWith(`${globalThis.location?.origin}/`) ? 'omit' : 'same-origin',
  referrerPolicy: 'strict-origin',
});

export type Query = Readonly<Record<string, string | number | boolean>>;

/** The part of a URL behind `?`. Both the loader and the client ask through it, so that they ask alike. */
export const queryString = (query: Query): string =>
  `${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, `${value}`]))}`;
