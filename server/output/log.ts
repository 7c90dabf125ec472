/** An error whose message is written for whoever runs the gateway, and holds nothing that anybody has sent. */
export class OperatorError extends Error {}

const maxLength = 40;

/** A word of a fixed list, of the system's or a database's: `ENOSPC`, `23505`, `application_person_key`. Anything else may be somebody's. */
const wordOf = (error: Error, name: string): string | undefined => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' && value.length <= maxLength && /^\w+$/.test(value) ? `${name} ${value}` : undefined;
};

/** Where it happened: the lines of the stack behind the message, which names values. */
const framesOf = ({ stack = '', message }: Error): string[] => {
  const end = stack.indexOf(message);
  if (end < 0) return [];
  return stack
    .slice(end + message.length)
    .split('\n')
    .filter((line) => /^ {4}at [^'"]+$/.test(line));
};

/**
 * What can be told of an error without telling what it was about. Messages of a database name parameters, rows and addresses, and those
 * of parsers repeat what they could not read: of such errors the log has kind, code and place alone.
 */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const isSpeaking = error instanceof OperatorError;
  const words = ['code', 'syscall', 'severity', 'table', 'constraint', 'routine'].map((name) => wordOf(error, name));
  const kind = words.some((word) => word?.startsWith('severity')) ? 'DatabaseError' : error.constructor.name;
  const summary = [kind, ...(isSpeaking ? [error.message] : []), ...words.filter(Boolean)].join(', ');
  const cause = error.cause === undefined ? [] : [`    because of ${describeError(error.cause)}`];
  return [summary, ...(isSpeaking ? [] : framesOf(error)), ...cause].join('\n');
};

/** Tells whoever runs the gateway what went wrong. `what` is a sentence of ours, without anything that anybody has sent. */
export const logFailure = (what: string, error?: unknown): void =>
  console.error(error === undefined ? what : `${what}: ${describeError(error)}`);

/** An error that nobody caught ends the process as ever, and is told like all others. */
export const logUncaught = (): void => {
  const end = (error: unknown): void => {
    logFailure('The gateway has ended', error);
    process.exit(1);
  };
  process.on('uncaughtException', end).on('unhandledRejection', end);
};
