import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

import ts from 'typescript';

import manifest from '../../package.json' with { type: 'json' };
import { budgets, builtChunks, withoutBudget } from '../../scripts/build/budgets.ts';
import { localesFolder, translatedInto } from '../../scripts/build/locales.ts';
import { componentNames, projectFolder } from '../../scripts/build/sources.ts';

const cdn = join(projectFolder, 'dist/cdn');
const read = (path: string): string => readFileSync(path, 'utf8');
const files = globSync('**/*.js', { cwd: cdn }).map((name) => join(cdn, name));

/** The modules that a partner's bundler or server imports, and where they and their types are. */
const entries = Object.entries(manifest.exports).flatMap(([path, target]) =>
  typeof target === 'object' && 'default' in target ? [{ name: `${manifest.name}${path.slice(1)}`, ...target }] : [],
);

describe('the package', () => {
  it('registers an element only through its own entry, and hands out one class for it', async () => {
    const main = await import(manifest.name);
    const registered = (): unknown => globalThis.customElements.get('emploi-provider');
    assert.equal(registered(), undefined);
    const { EmploiProvider } = await import(`${manifest.name}/provider`);
    assert.equal(registered(), EmploiProvider);
    assert.equal(main.EmploiProvider, EmploiProvider);
  });

  for (const { name, types, default: file } of entries) {
    it(`${name} is there with its types`, () => {
      for (const path of [types, file]) assert.ok(existsSync(join(projectFolder, path)), `${path} is missing`);
    });

    it(`${name} can be imported where there is no page`, async () => {
      await import(name);
    });
  }

  it('has what its other fields name', () => {
    for (const path of [
      manifest.customElements,
      ...Object.values(manifest.exports).map((target) => (typeof target === 'string' ? target : target.types)),
    ])
      assert.ok(existsSync(join(projectFolder, path)), `${path} is missing`);
  });
});

describe('the files for browsers', () => {
  it('are one for each element, one with all, the loader and what it loads', () => {
    const names = files.map((file) => file.slice(cdn.length + 1).replaceAll('\\', '/'));
    for (const name of [...componentNames(), 'all', 'loader']) assert.ok(names.includes(`${name}.js`), `${name}.js is missing`);
    for (const name of [...componentNames(), 'runtime'])
      assert.equal(
        names.filter((file) => new RegExp(`^parts/${name}-[\\w-]{6,}\\.js$`).test(file)).length,
        1,
        `parts/${name}-….js`,
      );
  });

  it('those in direct/ begin without another file', () => {
    for (const name of componentNames()) {
      const code = read(join(cdn, `direct/${name}.js`));
      assert.doesNotMatch(code, /(?:\bfrom|\bimport)\s*["'`]/, `${name} imports a file before it begins`);
    }
  });

  it('those that hold all they need have an integrity that is theirs', () => {
    const listed: unknown = JSON.parse(read(join(cdn, 'integrity.json')));
    const hash = (name: string) =>
      createHash('sha384')
        .update(readFileSync(join(cdn, `${name}.js`)))
        .digest('base64');
    assert.deepEqual(
      listed,
      Object.fromEntries(['all', ...componentNames()].sort().map((name) => [`${name}.js`, `sha384-${hash(name)}`])),
    );
  });

  it('tell nothing of where they were built, and make no code out of text', () => {
    const unwanted = /sourceMappingURL|file:\/\/|\beval\(|\bnew Function\b/;
    for (const file of files) {
      const code = read(file);
      assert.doesNotMatch(code, unwanted, file);
      assert.ok(!code.includes(projectFolder), `${file} names the folder it was built in`);
    }
  });

  it('load only files that are there', () => {
    const imported = /(?:\bfrom|\bimport)\s*\(?\s*(["'`])(.*?)\1/g;
    for (const file of files)
      for (const [, , specifier = ''] of read(file).matchAll(imported)) {
        if (file.endsWith('loader.js') && specifier.startsWith('${')) continue; // made of where the loader is, or its gateway
        if (/^\$\{\w+\}\?\$\{\w+\}$/.test(specifier)) continue; // one that is there, asked for again
        assert.match(specifier, /^\.\.?\//, `${file} imports ${specifier}, which a browser cannot find`);
        assert.ok(existsSync(join(dirname(file), specifier)), `${file} imports ${specifier}, which is missing`);
      }
  });

  it('the loader is a script of any kind: nothing in it is only allowed in a module, and nothing of it is the page’s', () => {
    const loader = read(join(cdn, 'loader.js'));
    assert.doesNotMatch(loader, /\bimport\.meta\b|\bexport\b|\bimport\s*[{*"'`]|\bfor\s*\([^;)]*\bin\b/);
    const script = ts.createSourceFile('loader.js', loader, ts.ScriptTarget.Latest, true);
    assert.deepEqual(
      script.statements.map(({ kind }) => ts.SyntaxKind[kind]),
      ['ExpressionStatement'],
    );
  });

  it('the loader asks for each element, each of its languages and what they share by names that are there', () => {
    const parts = globSync('*.js', { cwd: join(cdn, 'parts') });
    const [, build = ''] = /\bparts\/\$\{\w+\}-(\w{6})\.js/.exec(read(join(cdn, 'loader.js'))) ?? [];
    const translations = componentNames()
      .filter((name) => existsSync(join(projectFolder, localesFolder(name))))
      .flatMap((name) => translatedInto.map((code) => `${name}.${code}`));
    for (const name of [...componentNames(), ...translations, 'runtime', 'mount', 'translation'])
      assert.ok(parts.includes(`${name}-${build}.js`), `${name}-${build}.js is missing`);
  });

  it('an element begins with its own file and what all share: nothing is asked for in a row', () => {
    for (const name of componentNames()) {
      const [file = ''] = globSync(`parts/${name}-??????.js`, { cwd: cdn });
      const imported = [...read(join(cdn, file)).matchAll(/\bfrom\s*"\.\/([\w.-]+)-[\w-]{6}\.js"/g)].map(([, other]) => other);
      assert.deepEqual(imported, ['runtime'], name);
    }
  });

  it('those that come later have the name of their element, or say that several have them', () => {
    const names = globSync('*.js', { cwd: join(cdn, 'parts') }).map((file) => file.replace(/-[\w-]{6}\.js$/, ''));
    const ahead = [...componentNames(), 'runtime', 'mount', 'translation'];
    const nameless = names.filter(
      (name) => !ahead.includes(name) && ![...componentNames(), 'shared'].includes(name.split('.')[0] ?? ''),
    );
    assert.deepEqual(nameless, []);
  });

  it('each has a budget', () => {
    assert.deepEqual(withoutBudget(budgets(), builtChunks()), []);
    assert.deepEqual(withoutBudget(budgets(), ['application-form.letter-AbC-_9.js', 'provider-abcdef.js']), [
      'application-form.letter-AbC-_9.js',
    ]);
  });
});
