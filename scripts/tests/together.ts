import { relative } from 'node:path';
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

import '../../test/support/shared-gateway.ts'; // before any file is: what is shared is closed after the last
import { projectFolder } from '../build/sources.ts';

/** Runs the files of tests that it is given one after the other in this process: what they share is made once. */
for (const file of process.argv.slice(2))
  describe(relative(projectFolder, file), async () => void (await import(pathToFileURL(file).href)));
