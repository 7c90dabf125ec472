import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

import { projectFolder } from '../../scripts/build/sources.ts';
import { missingParts, strayParts } from '../../scripts/element-parts.ts';
import { BadTag, folderNameOf, renamed, resourceOf } from '../../scripts/new/names.ts';
import { translate } from '../../scripts/new/translate.ts';
import { writeElement } from '../../scripts/new/write.ts';

const run = promisify(execFile);

/** Its tests in Chromium, with a gateway that has a partner and nothing else. */
const browserConfig = `
  import { browserTests } from './scripts/tests/browser-config.ts';
  import { chooseBrowsers } from './scripts/browsers/index.ts';
  import { freePort } from './scripts/browsers/free-port.ts';
  import { createApp } from './server/app.ts';
  import { storesOf } from './server/context/stores.ts';
  import { emptyDatabase } from './test/support/databases.ts';
  import { saveDemoPartners } from './test/support/demo-partners.ts';

  const db = await emptyDatabase();
  await saveDemoPartners(db);
  const config = browserTests(await chooseBrowsers('chromium'), createApp(storesOf(db)));
  export default { ...config, port: await freePort(), files: ['test/components/job-fair.test.ts', 'test/components/job-fair/*.test.ts'] };
`;

describe('npm run new', () => {
  it('names files, classes and tables after the tag', () => {
    assert.equal(folderNameOf('emploi-job-fair'), 'job-fair');
    assert.equal(folderNameOf('emploi-chat'), 'chat');
    assert.equal(resourceOf('job-fair'), 'job-fairs');
    assert.equal(resourceOf('lessons'), 'lessons');
    assert.equal(
      renamed('<emploi-sample-thing> EmploiSampleThing sampleThings.list() sample_thing Sample things', 'job-fair'),
      '<emploi-job-fair> EmploiJobFair jobFairs.list() job_fair Job fairs',
    );
  });

  for (const tag of [
    '',
    'job-fair',
    'emploi',
    'emploi-',
    'emploi-Job',
    'emploi-job_fair',
    'emploi--job',
    'emploi-../job',
    'x-job',
  ])
    it(`refuses “${tag}”, which is no tag of ours`, () => {
      assert.throws(() => folderNameOf(tag), BadTag);
    });

  it('refuses the name of another file of the package, and a tag pinned to a version', () => {
    for (const tag of ['emploi-loader', 'emploi-all', 'emploi-cdn', 'emploi-client', 'emploi-job-fair-v1'])
      assert.throws(() => folderNameOf(tag), BadTag);
  });

  describe('in a copy of the project', () => {
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
      const left = new Set(['.git', '.cache', '.data', 'dist', 'storybook-static', 'node_modules']);
      await cp(projectFolder, folder, { recursive: true, filter: (path) => !left.has(path.split(sep).at(-1) ?? '') });
      for (const modules of ['node_modules', 'server/node_modules'])
        await symlink(projectFolder + modules, folder + modules, 'junction');
      written = await writeElement('emploi-job-fair', folder);
      await translate(folder);
      await inCopy('scripts/manifest.ts');
    });

    after(() => rm(folder, { recursive: true, force: true }));

    it('refuses an element or a resource that exists', async () => {
      await assert.rejects(writeElement('emploi-job-fair', folder), BadTag);
      await assert.rejects(writeElement('emploi-offer', folder), BadTag);
    });

    it('changes no other file of the project but the lists that name the new one', async () => {
      const lists = ['README.md', 'server/app.ts', 'src/contract/elements.ts'];
      for (const path of lists) {
        const now = await readFile(folder + path, 'utf8');
        const squeezed = now.replaceAll(/\s+/g, '');
        const lost = (await readFile(projectFolder + path, 'utf8'))
          .split('\n')
          .map((line) => line.replaceAll(/\s+/g, '').replace(/(?:\]asconst\)|;|-+\|)$/, ''))
          .filter((line) => !squeezed.includes(line) && !/^[|-]+$/.test(line));
        assert.deepEqual(lost, [], path);
        assert.match(now, /job-fair/, path);
      }
    });

    describe('makes what', { concurrency: 2 }, () => {
      it('compiles', async () => {
        const include = ['src/uploads/*.d.ts', 'components', 'server/app.ts', ...written.filter((path) => path.endsWith('.ts'))];
        await writeFile(`${folder}tsconfig.new.json`, JSON.stringify({ extends: './tsconfig.json', include }));
        await inCopy(program('typescript/bin/tsc'), '-p', 'tsconfig.new.json');
      });

      it('is formatted', () =>
        inCopy(program('prettier/bin/prettier.cjs'), '--check', '--ignore-unknown', ...written, 'package.json'));

      it('passes ESLint', () =>
        inCopy(
          program('eslint/bin/eslint.js'),
          '--max-warnings=0',
          '--no-warn-ignored',
          ...written.filter((path) => path.endsWith('.ts')),
        ));

      it('is translated', () => inCopy('scripts/messages.ts', '--check'));

      it('fits the architecture', () => inCopy('--test', 'test/architecture.test.ts'));

      it('answers', () => inCopy('--test', 'test/server/job-fairs/job-fairs.test.ts'));

      it('is shown, in each of its states', async () => {
        await writeFile(`${folder}new-element.config.js`, browserConfig);
        await inCopy(program('@web/test-runner/dist/bin.js'), '--config', 'new-element.config.js');
      });

      it('stays within its budgets', async () => {
        await writeFile(
          `${folder}new-element.build.js`,
          "import { buildForBrowsers } from './scripts/build/for-browsers.ts';\nawait buildForBrowsers('dist/cdn');\n",
        );
        await inCopy('new-element.build.js');
        await inCopy(program('size-limit/bin.js'));
      });
    });

    it('is told of each part that is not there any more', async () => {
      assert.deepEqual(missingParts('job-fair', folder), []);
      for (const path of [
        'components/job-fair/index.ts',
        'components/job-fair/budgets.json',
        'components/job-fair/locales/index.ts',
        'test/components/job-fair.test.ts',
      ]) {
        await rename(folder + path, `${folder}${path}.away`);
        assert.deepEqual(missingParts('job-fair', folder), [path]);
        await rename(`${folder}${path}.away`, folder + path);
      }
      const stories = `${folder}stories/job-fair.stories.ts`;
      await writeFile(stories, `${await readFile(stories, 'utf8')}\nexport const Unplayed = {};\n`);
      assert.deepEqual(missingParts('job-fair', folder), ['a test of the story Unplayed']);
      await rm(stories);
      assert.deepEqual(missingParts('job-fair', folder), ['stories/job-fair.stories.ts', 'any story']);
      await writeFile(`${folder}stories/job-hunt.stories.ts`, 'export const Default = {};');
      assert.deepEqual(strayParts(['application-form', 'job-fair', 'offer-search', 'provider'], folder), [
        'stories/job-hunt.stories.ts',
      ]);
    });
  });
});
