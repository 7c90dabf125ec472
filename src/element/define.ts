import { errorPageUrl } from '../client/page-scope.ts';

/** A class that knows which release it belongs to, and what may keep it from being drawn. */
export interface Definable extends CustomElementConstructor {
  readonly version: string;
  readonly unsupported?: () => unknown;
  readonly observedAttributes?: readonly string[];
}

/**
 * Registers `element` under `tag` unless the tag is taken. The first version on the page wins: a second one is left out
 * with a warning, the same one in silence, so that a script pasted twice does no harm. Returns `false` where the page lets
 * nothing be drawn: what stands inside the tag stays, and the console says why.
 */
export const define = (tag: string, element: Definable): boolean => {
  const registry: CustomElementRegistry | undefined = globalThis.customElements;
  if (!registry) return true; // on a server
  const taken: (CustomElementConstructor & { version?: string }) | undefined = registry.get(tag);
  if (taken) {
    if (taken.version !== element.version) console.warn(`<${tag}> ${element.version}: ${taken.version} came first`);
    return true;
  }
  const reason = 'document' in globalThis ? element.unsupported?.() : undefined;
  if (reason) {
    console.error(`<${tag}>: ${errorPageUrl('loading')}`, reason);
    return false;
  }
  registry.define(tag, element);
  return true;
};
