import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { projectFolder } from './sources.ts';

/** Builds the stories into `storybook-static/`; the gateway serves them. */
export const buildStorybook = async (): Promise<void> => {
  await promisify(execFile)(
    process.execPath,
    ['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--quiet', '--output-dir', 'storybook-static'],
    {
      cwd: projectFolder,
      env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
    },
  );
};
