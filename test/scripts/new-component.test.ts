import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

import { projectFolder } from '../../scripts/build/sources.ts';
import { BadTag, classNameOf, folderNameOf, newComponent, writeComponent } from '../../scripts/new-component.ts';

const run = promisify(execFile);

describe('npm run new', () => {
  it('names the files and the class after the tag', () => {
    assert.equal(folderNameOf('emploi-job-fair'), 'job-fair');
    assert.equal(classNameOf('emploi-job-fair'), 'EmploiJobFair');
    assert.equal(folderNameOf('emploi-chat'), 'chat');
  });

  for (const tag of [
    '',
    'job-fair',
    'emploi',
    'emploi-',
    'emploi-Job',
    'emploi-job_fair',
    'emploi--job',
    'emploi-job-',
    'emploi-../job',
    'x-job-fair',
  ])
    it(`refuses “${tag}”, which is no tag of ours`, () => {
      assert.throws(() => folderNameOf(tag), BadTag);
    });

  it('refuses the name of another file of the package, and a tag pinned to a version', () => {
    for (const tag of ['emploi-loader', 'emploi-all', 'emploi-cdn', 'emploi-client', 'emploi-job-fair-v1'])
      assert.throws(() => folderNameOf(tag), BadTag);
  });

  it('adds the element to the lists in alphabetical order, and takes nothing from them', async () => {
    const lists = {
      'components/all.ts': await readFile(`${projectFolder}components/all.ts`, 'utf8'),
      'components/elements.ts': await readFile(`${projectFolder}components/elements.ts`, 'utf8'),
      'components/index.ts': await readFile(`${projectFolder}components/index.ts`, 'utf8'),
      'package.json': await readFile(`${projectFolder}package.json`, 'utf8'),
      'src/contract/elements.ts': await readFile(`${projectFolder}src/contract/elements.ts`, 'utf8'),
    };
    for (const [tag, place] of [
      ['emploi-aaa', 'first'],
      ['emploi-zzz', 'last'],
    ] as const) {
      const files = newComponent(tag, lists);
      for (const [path, list] of Object.entries(lists)) {
        const now = files[path]?.split('\n') ?? [];
        assert.deepEqual(
          list.split('\n').filter((line) => !now.includes(line)),
          [],
          path,
        );
        assert.ok(
          now.some((line) => line.includes(folderNameOf(tag))),
          path,
        );
      }
      const imports = files['components/all.ts']?.split('\n').filter((line) => line.startsWith('import')) ?? [];
      assert.equal(place === 'first' ? imports[0] : imports.at(-1), `import './${folderNameOf(tag)}/index.ts';`);
    }
  });

  describe('in a copy of the project', { concurrency: true }, () => {
    let folder: string;
    let written: string[];
    const inCopy = async (...args: string[]): Promise<void> => {
      // The runner marks its children, and a child so marked would not report to us.
      const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
      await run(process.execPath, args, { cwd: folder, env }).catch((error: unknown) => {
        throw new Error(
          error instanceof Error && 'stdout' in error ? `${error.message}\n${String(error.stdout)}` : String(error),
        );
      });
    };
    const program = (path: string) => join(projectFolder, 'node_modules', path);

    before(async () => {
      folder = (await mkdtemp(join(tmpdir(), 'emploi-new-'))) + sep;
      const parts = [
        'src',
        'components',
        'stories',
        'server',
        'scripts',
        'docs',
        'test',
        'package.json',
        'tsconfig.json',
        'eslint.config.js',
        'lit-localize.json',
        '.prettierrc.json',
      ];
      for (const part of parts)
        await cp(projectFolder + part, folder + part, { recursive: true, filter: (path) => !path.includes('node_modules') });
      for (const modules of ['node_modules', 'server/node_modules'])
        await symlink(projectFolder + modules, folder + modules, 'junction');
      written = await writeComponent('emploi-job-fair', folder);
      await writeFile(
        `${folder}tsconfig.new.json`,
        JSON.stringify({
          extends: './tsconfig.json',
          include: ['components', 'src/client/*.d.ts', 'stories/job-fair.stories.ts', 'test/components/job-fair.test.ts'],
        }),
      );
    });

    after(() => rm(folder, { recursive: true, force: true }));

    it('writes three files, its languages, a story and a test', () => {
      assert.deepEqual(
        written.filter((path) => path.includes('job-fair')),
        [
          'components/job-fair/job-fair.ts',
          'components/job-fair/job-fair.styles.ts',
          'components/job-fair/index.ts',
          'components/job-fair/locales/index.ts',
          'components/job-fair/locales/en.ts',
          'components/job-fair/locales/ar.ts',
          'stories/job-fair.stories.ts',
          'test/components/job-fair.test.ts',
        ],
      );
    });

    it('refuses an element that exists', async () => {
      await assert.rejects(writeComponent('emploi-job-fair', folder), BadTag);
    });

    it('makes what compiles', () => inCopy(program('typescript/bin/tsc'), '-p', 'tsconfig.new.json'));

    it('makes what is formatted', () => inCopy(program('prettier/bin/prettier.cjs'), '--check', ...written));

    it('makes what passes ESLint', () =>
      inCopy(
        program('eslint/bin/eslint.js'),
        '--max-warnings=0',
        '--no-warn-ignored',
        ...written.filter((path) => path.endsWith('.ts')),
      ));

    it('makes what fits the architecture', () =>
      inCopy('--test', '--test-name-pattern=layers|elements|styles', 'test/architecture.test.ts'));
  });
});
