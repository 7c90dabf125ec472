import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** A program of the server at work, and what it has said so far. */
export interface Running {
  pid: number;
  /** Everything on both outputs. */
  said: () => string;
  /** What it says once it fits; fails where the program ends before. */
  until: (pattern: RegExp) => Promise<RegExpMatchArray>;
  /** Its exit code once it has ended, or the signal that ended it. */
  ended: Promise<number | string>;
  kill: (signal: NodeJS.Signals) => void;
  /** The numbers of the processes that it has started (Linux). */
  children: () => number[];
}

const programs = new Set<ChildProcess>();

/** Starts a program of `server/` with these settings and no others. */
export const run = (script: string, settings: Readonly<Record<string, string>>, ...given: string[]): Running =>
  runAs([], script, settings, ...given);

/** The same, by another program in front of it: `['unshare', …]`. */
export const runAs = (
  front: readonly string[],
  script: string,
  settings: Readonly<Record<string, string>>,
  ...given: string[]
): Running => {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  const [command = process.execPath, ...words] = [...front, process.execPath, `server/${script}`, ...given];
  const program = spawn(command, words, {
    cwd: project,
    env: { PATH, NODE_COMPILE_CACHE, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  programs.add(program);
  let said = '';
  for (const output of [program.stdout, program.stderr]) output.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(program, 'close').then(([code, signal]: unknown[]) => {
    programs.delete(program);
    return typeof code === 'number' ? code : String(signal);
  });
  return {
    pid: program.pid ?? 0,
    said: () => said,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = said.match(pattern);
          if (found) resolve(found);
        };
        look();
        program.stdout.on('data', look);
        program.stderr.on('data', look);
        void ended.then((code) => reject(new Error(`It ended (${code}) and said only: ${said}`)));
      }),
    ended,
    children: () => readFileSync(`/proc/${program.pid}/task/${program.pid}/children`, 'utf8').trim().split(' ').map(Number),
    kill: (signal) => program.kill(signal),
  };
};

/** Ends what a test that failed has left. */
export const endAll = async (): Promise<void> => {
  await Promise.all(
    [...programs].map(async (program) => {
      program.kill('SIGKILL');
      await once(program, 'close');
    }),
  );
};

/** Milliseconds between two looks: a gateway serves nobody without end. */
const pause = 200;

/** Comes back soon after something is so. */
export const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await setTimeout(pause);
};
