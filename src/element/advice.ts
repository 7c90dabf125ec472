import type { ErrorKind, GatewayError } from '../client/errors.ts';

const given = new Set<string>();

const hints: Partial<Record<ErrorKind, string>> = {
  offline: 'nothing answered. If this page is online, check that its origin is among those of the partner key.',
  refused: 'the partner key is missing, unknown to the gateway, or not meant for this site.',
};

/** Tells whoever keeps the page, once, what the visitor can do nothing about. Never throws into the page. */
export const adviseWebmaster = ({ localName }: Element, { kind }: GatewayError): void => {
  const hint = hints[kind];
  if (!hint || given.has(kind)) return;
  given.add(kind);
  console.error(`<${localName}>: ${hint} See docs/errors/${kind}.md of emploi-elements.`);
};
