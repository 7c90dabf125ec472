import { ContextRoot, createContext } from '@lit/context';

import type { Client } from '../client/client.ts';

/** Keyed by major version: two majors on one page never share a client. */
export const clientContext = createContext<Client>(Symbol.for('emploi-elements/1/client'));

let root: ContextRoot | undefined;

/** Remembers who asked for a client in vain, so that a provider defined after its consumers still reaches them. */
export const awaitLateProviders = (): void => {
  if (root) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
};
