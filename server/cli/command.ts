import { Command, CommanderError, type ParseOptions } from '@commander-js/extra-typings';

import { singleLine } from '../mail/text.ts';
import { describeError } from '../output/log.ts';
import { UserError } from '../output/user-error.ts';

/** “error: unknown option '--orign'\n(Did you mean --origin?)”, as a sentence. */
const sentenceOf = (text: string): string =>
  text
    .replace(/^error: (\w)/, (_, first: string) => first.toUpperCase())
    .replace(/\.?\n\((Did you mean .*)\)/, '. $1')
    .replace(/([^.?])\n$/, '$1.\n');

/** A command that is typed as `npm run NAME --`: what it does not know is refused, and `--help` says what there is. */
export const command = (name: string, description: string): Command =>
  new Command(`npm run ${name} --`)
    .description(description)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(sentenceOf(text)) })
    .configureHelp({ helpWidth: 120, showGlobalOptions: false })
    .showHelpAfterError(`“npm run ${name} -- --help” says what there is.`);

/** What a text says of a number of something, checked. `what` ends “it must be …”. */
export const numberIn =
  (option: string, min: number, max: number, what: string) =>
  (given: string): number => {
    const number = /^\d{1,7}$/.test(given) ? Number(given) : -1;
    if (number < min || number > max) throw new UserError(`${option} is “${given}”: it must be ${what}.`);
    return number;
  };

/** A command of any arguments and options. */
export interface Program {
  parseAsync: (words: readonly string[], options: ParseOptions) => Promise<unknown>;
}

/** Runs what was typed: what is wrong with it is a sentence, and the exit code says whether all went well. */
export const run = async (program: Program, words: readonly string[] = process.argv.slice(2)): Promise<void> => {
  try {
    // What was pasted has things in it that nobody sees, and no message could show.
    await program.parseAsync(words.map(singleLine), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) console.error(error instanceof UserError ? error.message : describeError(error));
    process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  }
};
