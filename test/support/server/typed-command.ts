import { run, type Program } from '../../../server/cli/command.ts';

interface Ending {
  /** Everything on both outputs. */
  said: string;
  /** Its exit code. */
  code: number | string;
}

/**
 * Runs a command in this process, as if it were typed where there are these settings and no others: a process of its own takes a second to
 * begin, and proves no more of what it answers.
 */
export const typed = async (
  program: Program,
  settings: Readonly<Record<string, string>>,
  words: readonly string[],
): Promise<Ending> => {
  const { env, exitCode } = process;
  const outputs = [process.stdout, process.stderr] as const;
  const writes = outputs.map((output) => output.write);
  let said = '';
  for (const output of outputs) {
    const write = output.write.bind(output);
    // What is no text is the test runner's.
    output.write = (chunk, ...more) => {
      if (typeof chunk !== 'string') return Reflect.apply(write, output, [chunk, ...more]);
      said += chunk;
      return true;
    };
  }
  process.env = { ...settings };
  process.exitCode = undefined;
  try {
    await run(program, words);
    return { said, code: process.exitCode ?? 0 };
  } finally {
    process.env = env;
    process.exitCode = exitCode;
    for (const [index, output] of outputs.entries()) output.write = writes[index] ?? output.write;
  }
};
