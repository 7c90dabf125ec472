import type { ErrorKind, GatewayError } from '../client/errors.ts';
import { errorPageUrl } from '../client/page-scope.ts';

const warned = new Set<string>();

const hints: Partial<Record<ErrorKind, string>> = {
  offline: 'nothing answered.',
  invalid: 'an attribute has an unknown value.',
  refused: 'the partner key is missing, unknown, or not for this site.',
};

/** Writes to the console, once for each `id`. */
const warnOnce = (id: string, message: string): void => {
  if (!warned.has(id)) console.error(message);
  warned.add(id);
};

/** Tells whoever keeps the page what the visitor can do nothing about. Never throws into the page. */
export const warnWebmaster = ({ localName }: Element, { kind, problem }: GatewayError): void => {
  const hint = hints[kind];
  // A conflict is with what the visitor has sent before, and no attribute's fault.
  if (hint && problem?.status !== 409 && problem?.status !== 422)
    warnOnce(kind, `<${localName}>: ${problem?.detail ?? hint} ${errorPageUrl(kind)}`);
};

/** Warns of an attribute whose value is not understood: it is left out. */
export const warnAttribute = (attribute: string, value: string): void => {
  const written = `${attribute}="${value}"`;
  warnOnce(written, `${written} ? ${errorPageUrl('attributes')}`);
};

/** Warns of a token that fills nothing in. Its value is not shown: it names a person. */
export const warnPrefillToken = ({ localName }: Element): void =>
  warnOnce(
    'prefill',
    `<${localName}>: prefill-token is not signed with this partner’s secret, or has ended. ${errorPageUrl('prefill')}`,
  );
