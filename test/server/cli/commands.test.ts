import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import manifest from '../../../package.json' with { type: 'json' };
import { endAll, run } from '../../support/server/process.ts';

after(endAll);

const folder = fileURLToPath(new URL('../../../server/cli', import.meta.url));

/** The programs of `server/cli` that `package.json` starts, by the name of their script. */
const programs = Object.entries(manifest.scripts).flatMap(([name, line]) => {
  const [, program] = /^node server\/(cli\/[\w-]+\.ts)$/.exec(line) ?? [];
  return program ? [[name, program] as const] : [];
});

describe('every command', () => {
  const nowhere = join(tmpdir(), `no-data-${process.pid}`);
  const type = async (program: string, ...words: string[]) => {
    const command = run(program, { DATA_DIR: nowhere }, ...words);
    const code = await command.ended;
    return { code, said: command.said() };
  };

  it('is there to be tried', () => {
    const parts = ['command.ts', 'data-access.ts'];
    const found = globSync('*.ts', { cwd: folder }).filter((file) => !parts.includes(file));
    assert.deepEqual(programs.map(([, program]) => basename(program)).sort(), found.sort());
  });

  for (const [name, program] of programs) {
    it(`${name} says how it is used`, async () => {
      for (const word of ['--help', '-h']) {
        const { code, said } = await type(program, word);
        assert.equal(code, 0, said);
        assert.ok(said.startsWith(`Usage: npm run ${name} -- `), said);
      }
    });

    it(`${name} refuses an option that it does not know, names the nearest, and touches nothing`, async () => {
      const { code, said } = await type(program, '--hepl');
      assert.equal(code, 1);
      assert.equal(said, `Unknown option '--hepl'. Did you mean --help?\n“npm run ${name} -- --help” says what there is.\n`);
      assert.equal(existsSync(nowhere), false);
    });
  }

  it('says what is wrong of the settings, all of it', async () => {
    const command = run('cli/audit.ts', { DATA_DIR: nowhere, PORT: 'quatre', TRUST_PROXY: 'yes' });
    assert.equal(await command.ended, 1);
    assert.match(command.said(), /^PORT is “quatre”: [^\n]+\.\nTRUST_PROXY is “yes”: [^\n]+\.\n$/);
  });
});
