/** Why a mail was not taken, without a word of whom it was for, and whether asking again can change that. */
export interface SmtpFailure {
  /** « 550 5.1.1 », « 451 », or the name that the network or the library has for it. */
  code: string;
  isFinal: boolean;
}

/** Steps of SMTP in which a mail is refused, and not the gateway itself: its login, or whom it writes as. */
const ofMail = new Set(['RCPT TO', 'DATA']);

/** What a server says to whoever has not logged in as it asks (RFC 4954): the operator can mend that. */
const ofLogin = new Set([530, 534, 535, 538]);

/**
 * Security or policy (RFC 3463, X.7): « Relay access denied », « Authentication required », a sender that is blocked. That says of the
 * gateway's own server or login that it may not send, and nothing of whom the mail is for; X.1 (address), X.2 (mailbox) and others do.
 */
const isOfPolicy = (enhanced: string | undefined): boolean => /^\d\.7\./.test(enhanced ?? '');

const textOf = (error: object, name: string): string => {
  const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
};

/**
 * A reply of 5yz is for good, of 4yz for now (RFC 5321, 4.2.1). An address that the library itself cannot send to is not asked for again
 * either.
 */
export const readSmtpError = (error: unknown): SmtpFailure => {
  if (!(error instanceof Error)) return { code: 'unknown', isFinal: false };
  const command = textOf(error, 'command');
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  if (status === undefined) {
    const code = textOf(error, 'code') || 'unknown';
    return { code, isFinal: code === 'EENVELOPE' && command === 'API' };
  }
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(textOf(error, 'response'))?.[1];
  return {
    code: enhanced ? `${status} ${enhanced}` : `${status}`,
    isFinal: status >= 500 && status < 600 && ofMail.has(command) && !ofLogin.has(status) && !isOfPolicy(enhanced),
  };
};
