import type { ErrorKind, GatewayError } from '../client/errors.ts';
import { errorPage } from '../client/page-scope.ts';

const given = new Set<string>();

const hints: Partial<Record<ErrorKind, string>> = {
  offline: 'nothing answered. Is this site’s origin among those of the partner key?',
  invalid: 'an attribute has a value that the gateway does not know.',
  refused: 'the partner key is missing, unknown, or not for this site.',
};

/** Tells whoever keeps the page, once, what the visitor can do nothing about. Never throws into the page. */
export const adviseWebmaster = ({ localName }: Element, { kind }: GatewayError): void => {
  const hint = hints[kind];
  if (!hint || given.has(kind)) return;
  given.add(kind);
  console.error(`<${localName}>: ${hint} ${errorPage(kind)}`);
};
