import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

import { findEngine, type Engine } from '../../scripts/browsers/engine.ts';
import { findBrowsers } from '../../scripts/browsers/index.ts';
import { projectFolder } from '../../scripts/build/sources.ts';

const engine = (parts: Partial<Engine>): Engine => ({
  name: 'chromium',
  label: 'Chromium',
  variable: 'NO_SUCH_VARIABLE',
  programs: [],
  packages: [],
  advice: '',
  version: () => '',
  ...parts,
});

const node = 'node';
const nodePath = process.execPath;

describe('the engines of a machine', () => {
  it('are found on the path and in the usual places', () => {
    assert.match(findEngine(engine({ programs: ['no-such-program', node] })) ?? '', /node$/);
    assert.equal(findEngine(engine({ elsewhere: { [process.platform]: ['/no/such/place', nodePath] } })), nodePath);
    assert.equal(findEngine(engine({ programs: ['no-such-program'] })), undefined);
  });

  it('are not there without the programs they need beside them', () => {
    assert.equal(findEngine(engine({ programs: [node], beside: [node, 'no-such-program'] })), undefined);
  });

  it('are those that a variable names, or it is said what it names', (t) => {
    t.after(() => delete process.env['TEST_ENGINE_PATH']);
    process.env['TEST_ENGINE_PATH'] = nodePath;
    assert.equal(findEngine(engine({ variable: 'TEST_ENGINE_PATH' })), nodePath);
    process.env['TEST_ENGINE_PATH'] = '/no/such/place';
    assert.throws(() => findEngine(engine({ variable: 'TEST_ENGINE_PATH', programs: [node] })), {
      message: 'TEST_ENGINE_PATH is “/no/such/place”, which is no program.',
    });
  });

  it('are narrowed down by a list', () => {
    assert.deepEqual(
      findBrowsers('chromium').map(({ name }) => name),
      ['chromium'],
    );
    assert.throws(() => findBrowsers('chromium,opera'), /“opera”.*chromium, firefox, webkit/);
  });

  for (const [given, said] of [
    ['--browsers=opera', /No engine is called “opera”/],
    ['--browser=firefox', /Unknown option '--browser'/],
  ] as const)
    it(`npm test -- ${given} says what is wrong, and fails`, async () => {
      await assert.rejects(promisify(execFile)(process.execPath, ['scripts/test.ts', given], { cwd: projectFolder }), {
        code: 1,
        stderr: said,
      });
    });
});
