import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { projectFolder } from '../../scripts/build/sources.ts';
import { sameInAllEngines } from '../../scripts/tests/browser-config.ts';
import { inGroups } from '../../scripts/tests/order.ts';

describe('the run of the tests', () => {
  it('has each file in one process, once', () => {
    const files = globSync('test/**/*.test.ts', { cwd: projectFolder });
    assert.deepEqual(inGroups(files).flat().toSorted(), files.toSorted());
  });

  it('leaves out of other engines only what is there', () => {
    assert.deepEqual(
      sameInAllEngines.filter((file) => !existsSync(join(projectFolder, file))),
      [],
    );
  });
});
