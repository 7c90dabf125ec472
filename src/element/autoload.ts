import { errorPageUrl, pageScope } from '../client/page-scope.ts';
import { prefetch, type PrefetchQuery } from './prefetch.ts';
import { define, type Definable } from './define.ts';
import { whenNearViewport } from './near-viewport.ts';
import { mountPoints, attributesOf, settingsOf, tagOf, type ReadAttribute } from './mount-point.ts';

/** What an element will do first, by what its tag says. */
export type Preload = (read: ReadAttribute) => {
  /** The first query it will ask the gateway, so that the answer is on its way while the code still is. */
  query: PrefetchQuery | false;
  /** A link to where visitors find the same without it, if they do. */
  fallback?: { href: string; textContent: string };
};

/** What the loader must know of an element before its code is there. */
export interface Loadable {
  load: () => Promise<Definable>;
  preload?: Preload;
}

export interface AutoloadOptions {
  /** Major version: `<tag-v1>` is the same element, pinned to it. */
  major: string;
  /** Brings the code of an element in place of its `load`; nothing where others define it. `plain` is the tag without a version. */
  bring?: (tag: string, plain: string) => Promise<Definable | undefined>;
  /** What is watched, with the open shadow trees in it: the page, unless it is a shadow tree that nobody can find. */
  root?: Document | ShadowRoot;
}

/** Milliseconds that a visitor looks at an empty place while its code is on the way. */
const timeoutMs = 10_000;

/** To run the code of an element is one task, to draw it another: between them the page can answer its visitor. */
const nextTask = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

/** Once the page is parsed: until then the parser may still be adding what stands inside a tag. */
const parsed = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', resolve, { once: true });
    else resolve(0);
  });

/** Sends the first query ahead. Whatever the page has done to the browser: it is only about time. */
const prefetchFirst = (node: Element, { preload }: Loadable, plain: string): void => {
  try {
    const setting = settingsOf(node);
    const gateway = setting('gateway') || pageScope().gateway;
    const key = setting('partner-key');
    const query = preload?.(attributesOf(node)).query;
    if (query && key && gateway?.endsWith('/'))
      prefetch({ ...query, query: { ...query.query, for: plain.replace('emploi-', '') } }, gateway, key);
  } catch {
    // The element will ask.
  }
};

/**
 * Defines each known element when it first shows up in the page, now or later. Returns a function that stops it. The
 * table is explicit: no name in the page can make it fetch anything else.
 */
export const autoload = (
  elements: Readonly<Record<string, Loadable>>,
  { major, bring, root: watched = document }: AutoloadOptions,
): (() => void) => {
  const pin = `-v${major}`;
  const plain = (tag: string): string => tag.replace(pin, '');
  const entryOf = (tag: string) => elements[plain(tag)]; // no property that objects inherit: a tag has a hyphen
  /** Where the code of an element is awaited, and its tag. */
  const waiting = new Map<Element, string>();
  /** Tags whose code is on its way, and tags of others that are looked into once they are defined. */
  const begun = new Set<string>();
  let retryDelayMs = 1_000;
  let told = false;

  /** Tells whoever keeps the page, once; a visitor for whom the page has left nothing gets a link. */
  const fail = async (tag: string, cause: unknown): Promise<void> => {
    if (!told) console.error(`<${tag}>: ${errorPageUrl('loading')}`, cause);
    told = true;
    await parsed();
    waiting.forEach((awaited, node) => {
      const fallback = entryOf(awaited)?.preload?.(attributesOf(node)).fallback;
      if (fallback && !node.textContent.trim())
        node.append(Object.assign(document.createElement('a'), { lang: 'fr', ...fallback }));
    });
  };

  /** Nobody waits for the tag any longer; what stands in for it gets the element, with these of its attributes. */
  const resolve = async (tag: string, attributes?: readonly string[]): Promise<void> => {
    await parsed();
    waiting.forEach((awaited, node) => {
      if (awaited !== tag) return;
      waiting.delete(node);
      if (attributes && node.localName !== tag) void import('./mount.ts').then(({ mount }) => mount(node, tag, attributes));
    });
  };

  const load = async (tag: string, entry: Loadable): Promise<void> => {
    const late = setTimeout(() => void fail(tag, 'no answer'), timeoutMs);
    try {
      const loaded = await (bring?.(tag, plain(tag)) ?? entry.load());
      await nextTask();
      if (!loaded || define(tag, tag in elements ? loaded : class extends loaded {}))
        await resolve(tag, loaded?.observedAttributes);
      else {
        told = true; // by `define`; trying again would change nothing
        await fail(tag, undefined);
      }
    } catch (error) {
      void fail(tag, error);
      setTimeout(retry, (retryDelayMs *= 2));
    }
    begun.delete(tag);
    clearTimeout(late);
  };

  const meet = (node: Element): void => {
    const tag = tagOf(node);
    const entry = entryOf(tag);
    const begin = (act: () => unknown): void => {
      if (!begun.has(tag)) act();
      begun.add(tag);
    };
    // An element of others may have a shadow tree once it is defined; `is="…"` defines no tag.
    if (!entry) return begin(() => customElements.whenDefined(tag).then(lookAgain, () => {}));
    if (waiting.has(node)) return;
    waiting.set(node, tag);
    const come = (): void => {
      if (!customElements.get(tag)) prefetchFirst(node, entry, plain(tag)); // else it asks by itself
      begin(() => load(tag, entry));
    };
    if (attributesOf(node)('loading') === 'lazy') whenNearViewport(node, come);
    else come();
  };

  const visit = (node: Element): void => {
    if (node.matches(mountPoints)) meet(node);
    if (node.shadowRoot && !entryOf(node.localName)) watch(node.shadowRoot); // ours hold no elements
  };

  const visitAll = (root: ParentNode): void => root.querySelectorAll('*').forEach(visit);

  const lookAgain = (): void => visitAll(watched);

  /** What has left the page meanwhile is forgotten. */
  const retry = (): void => {
    waiting.clear();
    lookAgain();
  };

  const observer = new MutationObserver((records) =>
    records.forEach(({ addedNodes }) =>
      addedNodes.forEach((node) => {
        if (!(node instanceof Element)) return;
        visit(node);
        visitAll(node);
      }),
    ),
  );

  const watch = (root: Document | ShadowRoot): void => {
    observer.observe(root, { childList: true, subtree: true });
    visitAll(root);
  };

  watch(watched);
  return () => observer.disconnect();
};
