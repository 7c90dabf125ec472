/** A class that knows which release it belongs to. */
export interface Definable extends CustomElementConstructor {
  readonly version: string;
  readonly observedAttributes?: readonly string[];
}

/**
 * Registers `element` under `tag` unless the tag is taken. The first version on the page wins: a second one is left out
 * with a warning, the same one in silence, so that a script pasted twice does no harm.
 */
export const define = (tag: string, element: Definable): void => {
  const registry: CustomElementRegistry | undefined = globalThis.customElements;
  if (!registry) return; // on a server
  const taken: (CustomElementConstructor & { version?: string }) | undefined = registry.get(tag);
  if (!taken) registry.define(tag, element);
  else if (taken.version !== element.version) console.warn(`<${tag}> ${element.version}: ${taken.version} came first`);
};
