import type { ErrorKind, GatewayError } from '../client/errors.ts';
import { errorPage } from '../client/page-scope.ts';

const given = new Set<string>();

const hints: Partial<Record<ErrorKind, string>> = {
  offline: 'nothing answered.',
  invalid: 'an attribute has a value that the gateway does not know.',
  refused: 'the partner key is missing, unknown, or not for this site.',
};

/** Tells whoever keeps the page, once, what the visitor can do nothing about. Never throws into the page. */
export const adviseWebmaster = ({ localName }: Element, { kind, problem }: GatewayError): void => {
  const hint = hints[kind];
  // A conflict is with what the visitor has sent before, and no attribute's fault.
  if (!hint || given.has(kind) || problem?.status === 409 || problem?.status === 422) return;
  given.add(kind);
  console.error(`<${localName}>: ${problem?.detail ?? hint} ${errorPage(kind)}`);
};

/** Of an attribute whose value says nothing: it is left out. */
export const adviseValue = (attribute: string, value: string): void => {
  const said = `${attribute}="${value}"`;
  if (!given.has(said)) console.error(`${said} ? ${errorPage('attributes')}`);
  given.add(said);
};

/** The same, of a token that fills nothing in. It is not shown: it names a person. */
export const advisePrefill = ({ localName }: Element): void => {
  if (given.has('prefill')) return;
  given.add('prefill');
  console.error(`<${localName}>: prefill-token is not signed with this partner’s secret, or has ended. ${errorPage('prefill')}`);
};
