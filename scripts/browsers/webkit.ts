import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

import { Builder, type WebDriver } from 'selenium-webdriver';

import type { Engine } from './engine.ts';
import { freePort } from './free-port.ts';

/** A WebKit at work, on a screen of its own that nobody sees. */
export interface RunningWebKit {
  driver: WebDriver;
  stop: () => Promise<void>;
}

/** A screen without a monitor: WebKitGTK has no other way to run unseen. Resolves to its name. */
const startScreen = async (programs: ChildProcess[]): Promise<string> => {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  programs.push(screen);
  const number = await Promise.race([once(screen.stdout, 'data'), once(screen, 'close')]).then(([said]: unknown[]) => said);
  if (!(number instanceof Buffer)) throw new Error('Xvfb does not start');
  return `:${number.toString().trim()}`;
};

const startDriver = async (program: string, display: string, programs: ChildProcess[]): Promise<string> => {
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } });
  programs.push(driver);
  const url = `http://127.0.0.1:${port}`;
  const answers = (): Promise<boolean> =>
    fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (driver.exitCode !== null) throw new Error(`${program} does not start`);
    await setTimeout(20);
  }
  return url;
};

/** Starts the WebKit that belongs to the driver at `program`. */
export const startWebKit = async (program: string): Promise<RunningWebKit> => {
  const programs: ChildProcess[] = [];
  const kill = (): void => programs.forEach((running) => void running.kill());
  process.once('exit', kill);
  const end = (): void => {
    kill();
    process.removeListener('exit', kill);
  };
  try {
    const url = await startDriver(program, await startScreen(programs), programs);
    const driver = await new Builder()
      .usingServer(url)
      // A test may ask for keys while its page is still loading.
      .withCapabilities({ browserName: 'MiniBrowser', pageLoadStrategy: 'none' })
      .build();
    return { driver, stop: () => driver.quit().finally(end) };
  } catch (error) {
    end();
    throw error;
  }
};

export const webkit: Engine = {
  name: 'webkit',
  label: 'WebKit',
  variable: 'WEBKIT_DRIVER_PATH',
  programs: ['WebKitWebDriver'],
  beside: ['Xvfb'],
  packages: ['webkit2gtk-driver', 'xvfb'],
  advice: 'on Linux, install WebKitGTK’s WebKitWebDriver and Xvfb',
  version: async (path) => {
    const { driver, stop } = await startWebKit(path);
    const version = (await driver.getCapabilities()).getBrowserVersion() ?? '';
    await stop();
    return version;
  },
};
