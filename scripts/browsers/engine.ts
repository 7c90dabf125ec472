import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** What the tests must know of an engine to find it on a machine. */
export interface Engine {
  name: EngineName;
  /** What people call it. */
  label: string;
  /** The environment variable that names its program. */
  variable: string;
  /** How its program may be called. */
  programs: readonly string[];
  /** Where it may be when it is not on the path. */
  elsewhere?: Partial<Record<NodeJS.Platform, readonly string[]>>;
  /** Programs it cannot do without. */
  beside?: readonly string[];
  /** The Debian packages that bring all of it. */
  packages: readonly string[];
  /** How to get it anywhere else. */
  advice: string;
  /** The version of the program at `path`. */
  version: (path: string) => string | Promise<string>;
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (names: readonly string[]): string[] =>
  (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

/**
 * The program of an engine: the one its variable names, else one on the path, else one in the usual places.
 * @throws {Error} where the variable names something else than a program
 */
export const findEngine = ({ variable, programs, elsewhere = {}, beside = [] }: Engine): string | undefined => {
  const named = process.env[variable];
  if (named && !isProgram(named)) throw new Error(`${variable} is “${named}”, which is no program.`);
  if (!beside.every((name) => onPath([name]).some(isProgram))) return undefined;
  return [named ?? '', ...onPath(programs), ...(elsewhere[process.platform] ?? [])].find(isProgram);
};

/** Places in the folders where Windows keeps its programs. */
export const programFiles = (path: string): string[] =>
  ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder ? [join(folder, path)] : [];
  });
