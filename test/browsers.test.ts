import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import css from '@eslint/css';
import { Linter } from 'eslint';

import { projectFolder } from '../scripts/build/sources.ts';

/** What a browser may leave out: with it the page is nicer or faster, without it nothing is lost. */
const allowProperties = ['accent-color', 'content-visibility', 'overflow-clip-margin', 'text-wrap', 'user-select'];

/** What is in a style that not every browser of the end of 2023 knows; `@supports` excuses it. */
const unknownIn = (style: string): string[] =>
  new Linter()
    .verify(
      style,
      [
        {
          files: ['**/*.css'],
          plugins: { css },
          language: 'css/css',
          rules: { 'css/use-baseline': ['error', { available: 2023, allowProperties }] },
        },
      ],
      'style.css',
    )
    .map(({ message }) => message);

const stylesOf = (source: string): string[] => [...source.matchAll(/css`([^`]*)`/g)].map(([, style = '']) => style);

describe('the styles, in the oldest browsers that we support', () => {
  it('the check knows what is too new, and what is guarded', () => {
    assert.equal(unknownIn('p { color: light-dark(red, blue) }').length, 1);
    assert.deepEqual(unknownIn('@supports (color: light-dark(red, red)) { p { color: light-dark(red, blue) } }'), []);
    assert.ok(stylesOf(readFileSync(join(projectFolder, 'src/styles/tokens.ts'), 'utf8'))[0]?.includes('--_action'));
  });

  for (const file of globSync('{src,components}/**/*.ts', { cwd: projectFolder })) {
    const styles = stylesOf(readFileSync(join(projectFolder, file), 'utf8'));
    if (styles.length > 0) it(file, () => assert.deepEqual(styles.flatMap(unknownIn), []));
  }
});
