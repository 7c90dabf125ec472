import { createContext } from '@lit/context';

import type { Client } from '../client/client.ts';
import { major } from '../client/version.ts';

/** Keyed by major version: two majors on one page never share a client. */
export const clientContext = createContext<Client>(Symbol.for(`emploi-elements/${major}/client`));

/** The provider around `element`, through shadow roots, be it defined or still to come. */
export const providerOf = (element: Element): Element | undefined => {
  for (let node: Node | null = element; node; node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null))
    if (node instanceof Element && node.localName.startsWith('emploi-provider')) return node;
  return undefined;
};

/** What a client is made from. */
export interface ClientSettings {
  readonly gateway: string;
  readonly partnerKey: string;
}

/** Whether it is defined, and by another major version: such a provider shares its settings, but no client. */
export const isOtherMajor = (provider: Element): provider is Element & ClientSettings => {
  const definition: (CustomElementConstructor & { version?: string }) | undefined = customElements.get(provider.localName);
  return definition?.version?.startsWith(`${major}.`) === false;
};
