import { readEmail } from '../../src/contract/index.ts';

/** Gmail's two names, where a point in an address means nothing (https://support.google.com/mail/answer/7436150). */
const gmail = new Set(['gmail.com', 'googlemail.com']);

/**
 * What all addresses of one mailbox have in common, to count by; mails go to the address as it was given. Capitals make no difference
 * in any service there is, nor does a tag (`claire+emploi@…`, RFC 5233); points only with Gmail. Where an address with a plus
 * is somebody else's, the two share their limits and nothing more.
 */
export const normalizeMailbox = (email: string): string => {
  const text = (readEmail(email) ?? email).toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 1) return text;
  const [name, domain] = [text.slice(0, at), text.slice(at + 1)];
  const plain = /^[^+]+/.exec(name)?.[0] ?? name;
  return gmail.has(domain) ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${domain}`;
};
