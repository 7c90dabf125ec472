import type { BrowserLauncher } from '@web/test-runner';

import { chromium, chromiumLauncher, chromiumShell } from './chromium.ts';
import { canInstall, install } from './debian.ts';
import { findEngine, type Engine, type EngineName } from './engine.ts';
import { firefox, firefoxLauncher } from './firefox.ts';
import { webkit } from './webkit.ts';
import { webkitLauncher } from './webkit-launcher.ts';

export type { EngineName } from './engine.ts';
export { chromiumArguments } from './chromium.ts';

const engines: Readonly<Record<EngineName, Engine & { launcher: (path: string) => BrowserLauncher }>> = {
  chromium: { ...chromium, launcher: chromiumLauncher },
  firefox: { ...firefox, launcher: firefoxLauncher },
  webkit: { ...webkit, launcher: webkitLauncher },
};

/** An engine of this machine. */
export interface Browser {
  name: EngineName;
  /** Its program; for WebKit, that of its driver. */
  path: string;
}

const all = Object.values(engines);

/** The engines of a list such as `chromium,firefox`; of an empty one, all. */
const enginesNamed = (list: string): Engine[] => {
  const names = list.split(/[\s,]+/).filter(Boolean);
  const unknown = names.find((name) => !all.some((engine) => engine.name === name));
  if (unknown) throw new Error(`No engine is called “${unknown}”: the tests know ${all.map(({ name }) => name).join(', ')}.`);
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
};

const howToGet = ({ advice, variable, packages }: Engine): string =>
  `${advice}, or set ${variable} (Debian: apt-get install ${packages.join(' ')})`;

/** The program of an engine that must be there. */
const programOf = (engine: Engine): string => {
  const path = findEngine(engine);
  if (!path) throw new Error(`The tests need ${engine.label}: ${howToGet(engine)}.`);
  return path;
};

const installMissing = (needed: readonly Engine[]): void => {
  const packages = needed.filter((engine) => !findEngine(engine)).flatMap((engine) => engine.packages);
  if (packages.length > 0 && canInstall()) install(packages);
};

/**
 * The program of Chromium, installed if there is none and the machine has a way to: Debian as root.
 * @throws {Error} with what to install
 */
export const ensureChromium = (): string => {
  installMissing([chromium]);
  return programOf(chromium);
};

/** The program that is quickest to open pages in Chromium: its shell where that is found. */
export const chromiumForPages = (): string => findEngine(chromiumShell) ?? ensureChromium();

/** The engines of this machine, of those on the list. */
export const findBrowsers = (list = process.env['BROWSERS'] ?? ''): Browser[] =>
  enginesNamed(list).flatMap((engine) => {
    const path = findEngine(engine);
    return path ? [{ name: engine.name, path }] : [];
  });

/**
 * Makes sure of the engines that must be there, which are Chromium, those on the list, and on a CI server all three; says
 * of each in a line what it is or how to get it; and has every later process use the same ones.
 * @throws {Error} with what is missing and how to get it
 */
export const chooseBrowsers = async (list: string): Promise<Browser[]> => {
  const wanted = enginesNamed(list);
  const needed = list || process.env['CI'] ? wanted : wanted.filter(({ name }) => name === 'chromium');
  installMissing(needed);
  for (const engine of wanted) {
    const path = needed.includes(engine) ? programOf(engine) : findEngine(engine);
    console.log(
      path
        ? `${engine.label} ${await engine.version(path)}: ${path}`
        : `${engine.label}: not found, so not tested; ${howToGet(engine)}`,
    );
    if (path) process.env[engine.variable] = path;
  }
  const browsers = findBrowsers(list);
  process.env['BROWSERS'] = browsers.map(({ name }) => name).join();
  return browsers;
};

export const launcherOf = ({ name, path }: Browser): BrowserLauncher => engines[name].launcher(path);
