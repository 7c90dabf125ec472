import { getRequest, pageScope, queryString, type Query } from '../client/page-scope.ts';
import { define, type Definable } from './define.ts';

/** What the loader must know of an element before its code is there. */
export interface Loadable {
  load: () => Promise<Definable>;
  /** The first question it will ask the gateway, so that the answer is on its way while the code still is. */
  firstQuestion?: (element: Element) => { path: string; query: Query } | undefined;
}

export interface AutoloadOptions {
  /** Major version: `<tag-v1>` is the same element, pinned to it. */
  major: string;
  /** Called when an element is about to be loaded, to fetch what it imports beside it and not after it. */
  prefetch?: () => void;
}

const undefinedYet = ':not(:defined)';

/** Sends the first question of an element while its code is on the way. The same request, so the same answer. */
const askEarly = (element: Element, { firstQuestion }: Loadable): void => {
  const question = firstQuestion?.(element);
  const provider = element.closest('emploi-provider');
  const setting = (name: string) => element.getAttribute(name) ?? provider?.getAttribute(name);
  const { early, gateway: server } = pageScope();
  const gateway = setting('gateway') ?? server;
  const key = setting('partner-key');
  if (!question || !gateway || !key) return;
  const request = new Request(`${gateway}${question.path}?${queryString({ ...question.query, key })}`, getRequest);
  if (early.has(request.url)) return; // met twice, with its parent and by itself, or one of two that ask alike
  const answer = fetch(request);
  answer.catch(() => {}); // whoever takes the answer hears of it
  early.set(request.url, answer);
};

/**
 * Defines each known element when it first shows up in the page, now or later. Returns a function that stops it. The
 * table is explicit: no name in the page can make it fetch anything else.
 */
export const autoload = (elements: Readonly<Record<string, Loadable>>, { major, prefetch }: AutoloadOptions): (() => void) => {
  const pin = `-v${major}`;
  const begun = new Set<string>();

  const meet = (element: Element): void => {
    const tag = element.localName;
    const base = tag.replace(pin, '');
    const entry = elements[base]; // no property that objects inherit: a tag that is not defined has a hyphen
    if (!entry) return;
    askEarly(element, entry);
    if (begun.has(tag)) return;
    begun.add(tag);
    prefetch?.();
    entry.load().then(
      (loaded) => define(tag, tag === base ? loaded : class extends loaded {}),
      (error: unknown) => {
        begun.delete(tag); // the next element of this kind tries again
        console.error(`<${tag}>: docs/errors/loading.md`, error);
      },
    );
  };
  const scan = (node: Element): void => {
    if (node.matches(undefinedYet)) meet(node);
    node.querySelectorAll(undefinedYet).forEach(meet);
  };
  const observer = new MutationObserver((records) =>
    records.forEach(({ addedNodes }) => addedNodes.forEach((node) => node instanceof Element && scan(node))),
  );
  observer.observe(document, { childList: true, subtree: true });
  scan(document.documentElement);
  return () => observer.disconnect();
};
