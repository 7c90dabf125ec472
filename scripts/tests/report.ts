import { relative } from 'node:path';

import { projectFolder } from '../build/sources.ts';

/** How many tests have passed, and what is said of those that have not. */
export interface Outcome {
  passed: number;
  failed: number;
  /** Written at the end of the run, in full. */
  failures: string;
}

interface TestFile {
  /** Its path, and the engine where it ran in one. */
  name: string;
  passed: boolean;
  milliseconds: number;
}

const slowest = 10;

/** What a run says: a dot for a file that passes and the name of one that fails, then why, and where the time went. */
export class Report {
  readonly #start = performance.now();
  readonly #files: TestFile[] = [];

  /** One file has been run. */
  add(path: string, engine: string, passed: boolean, milliseconds: number): void {
    const name = `${relative(projectFolder, path)}${engine && ` (${engine})`}`;
    this.#files.push({ name, passed, milliseconds });
    process.stdout.write(passed ? '.' : `\n✖ ${name}\n`);
  }

  /** Says how the run went; whether it went well. */
  end(outcomes: readonly Outcome[]): boolean {
    const sum = (key: 'passed' | 'failed'): number => outcomes.reduce((total, outcome) => total + outcome[key], 0);
    const [passed, failed] = [sum('passed'), sum('failed')];
    const listed = (files: readonly TestFile[]): string =>
      files.map(({ name, milliseconds }) => `${seconds(milliseconds).padStart(9)}  ${name}`).join('\n');
    const byTime = this.#files.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, slowest);
    console.log(`\n\nThe slowest files:\n${listed(byTime)}`);
    for (const { failures } of outcomes) if (failures) console.log(`\n${failures}`);
    const broken = this.#files.filter((file) => !file.passed);
    if (broken.length > 0) console.log(`\nFiles with failures:\n${listed(broken)}`);
    console.log(`\nIn ${seconds(performance.now() - this.#start)}:\n${passed} passed, ${failed} failed`);
    return passed > 0 && failed === 0 && broken.length === 0;
  }
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
