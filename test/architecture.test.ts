import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path/posix';
import { describe, it } from 'node:test';

import ts from 'typescript';

import manifest from '../package.json' with { type: 'json' };
import { classNameOf, componentNames, projectFolder } from '../scripts/build/sources.ts';
import { missingParts, strayParts } from '../scripts/element-parts.ts';
import { elementLists } from '../scripts/elements.ts';
import { layerOf, serverRules, tableRules, type SourceLayer } from '../scripts/layers.ts';
import { renamed } from '../scripts/new/names.ts';
import gateway from '../server/package.json' with { type: 'json' };
import { major, version } from '../src/client/version.ts';

const inProject = (pattern: string, exclude: string[] = []): string[] =>
  globSync(pattern, { cwd: projectFolder, exclude: ['**/node_modules/**', ...exclude] })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
const read = (path: string): string => readFileSync(projectFolder + path, 'utf8');

const sources = inProject('{src,components,server}/**/*.ts');
const sdk = sources.filter((file) => !file.startsWith('server/'));
const isTranslation = (file: string): boolean => file.includes('/locales/');
const tags = componentNames().map((name) => ({ name, tag: `emploi-${name}`, className: classNameOf(`emploi-${name}`) }));

/** What is wrong, one line each. An empty list is what each of these tests asks for. */
const inEach = (files: readonly string[], problemsOf: (text: string, file: string) => readonly string[]): string[] =>
  files.flatMap((file) => problemsOf(read(file), file).map((problem) => `${file}: ${problem}`));

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([match, group]) => group ?? match);

describe('layers', () => {
  /** `components/offer-search/` for a file at any depth of it. */
  const ownFolder = (file: string, { files }: SourceLayer): string =>
    `${file
      .split('/')
      .slice(0, files.split('/').length - 1)
      .join('/')}/`;

  const packageName = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

  const mayImport = (file: string, layer: SourceLayer, specifier: string): boolean => {
    if (specifier.startsWith('.')) {
      const target = join(dirname(file), specifier);
      return [ownFolder(file, layer), ...layer.ours].some((path) => target.startsWith(path));
    }
    if (layer.packages) return layer.packages.includes(packageName(specifier));
    return specifier.startsWith('node:') || packageName(specifier) in gateway.dependencies;
  };

  /** The files of ours that a file imports, for a type as well, and those that it loads later. */
  const importsOf = (file: string): string[] =>
    ts
      .preProcessFile(read(file), true, true)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((specifier) => specifier.startsWith('.') && specifier.endsWith('.ts'))
      .map((specifier) => join(dirname(file), specifier));

  it('every file has one', () => {
    assert.deepEqual(
      sources.filter((file) => !layerOf(file)),
      [],
    );
  });

  it('a file imports its own folder, the layers below and the packages of its layer', () => {
    const upward = inEach(sources, (text, file) => {
      const layer = layerOf(file);
      const specifiers = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
      return layer
        ? specifiers.filter((specifier) => !mayImport(file, layer, specifier)).map((specifier) => `imports ${specifier}`)
        : [];
    });
    assert.deepEqual(upward, []);
  });

  for (const { files, only, never } of serverRules)
    it(`${files} imports ${only ? `only ${only}` : `never ${never}`}`, () => {
      const concerned = sources.filter((file) => matchesGlob(file, files));
      assert.notDeepEqual(concerned, []);
      const wrong = concerned.flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith('server/'))
          .filter((target) => (only && !matchesGlob(target, only)) || (never && matchesGlob(target, never)))
          .map((target) => `${file}: imports ${target}`),
      );
      assert.deepEqual(wrong, []);
    });

  for (const { tables, statement, only } of tableRules)
    it(`“${statement}” is said of ${tables.join(' and ')} by ${only} alone`, () => {
      const said = new RegExp(`\\b${statement.replace(' ', '\\s+')}\\s+(?:${tables.join('|')})\\b`, 'i');
      const writers = sources.filter((file) => said.test(read(file)));
      assert.notDeepEqual(writers, []);
      assert.deepEqual(
        writers.filter((file) => !matchesGlob(file, only)),
        [],
      );
    });

  it('no file leads back to itself by what it imports, not for a type either', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const follow = (file: string, path: readonly string[]): void => {
      const start = path.indexOf(file);
      if (start >= 0) circles.push([...path.slice(start), file].join(' → '));
      if (start >= 0 || done.has(file)) return;
      for (const target of importsOf(file)) follow(target, [...path, file]);
      done.add(file);
    };
    for (const file of sources) follow(file, []);
    assert.deepEqual(circles, []);
  });
});

describe('rooms', () => {
  /** What stands beside a component's class: its styles, its `index.ts` and a dozen files. */
  const most = 15;

  it('the root of the gateway has what starts it, and nothing else', () => {
    assert.deepEqual(inProject('server/*.ts'), ['server/app.ts', 'server/config.ts', 'server/main.ts']);
  });

  it('no file is longer than 250 lines', () => {
    /** Lists, and what is on its way to be split. */
    const known =
      /^(?:server\/occupations\/(?:rome-labels|occupation-titles)|server\/seed\/occupations\/\w+|components\/(?:application-form|offer-search)\/[\w/.-]+)\.ts$/;
    assert.deepEqual(
      sources.filter((file) => !isTranslation(file) && !known.test(file) && read(file).trimEnd().split('\n').length > 250),
      [],
    );
  });

  for (const { name } of tags)
    it(`components/${name}/ has folders for what a visitor does, and few files beside them`, () => {
      assert.ok(inProject(`components/${name}/*.ts`).length <= most);
    });

  it('a test stands where what it tests does', () => {
    const folders = new Set(
      sources.map(dirname).flatMap((folder) => folder.split('/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))),
    );
    const lost = inProject('test/{components,server}/**/*.test.ts')
      .map(dirname)
      .filter((folder) => !folders.has(folder.replace(/^test\//, '')));
    assert.deepEqual([...new Set(lost)], []);
  });
});

describe('elements', () => {
  it('are listed as their folders are: what lists them is written by “npm run elements”', async () => {
    for (const [path, text] of Object.entries(await elementLists(projectFolder))) assert.equal(read(path), text, path);
  });

  for (const { name, tag } of tags)
    it(`<${tag}> has all that an element has, and every story of it is played`, () => {
      assert.deepEqual(missingParts(name, projectFolder), []);
    });

  it('have all stories and tests for themselves', () => {
    assert.deepEqual(strayParts(componentNames(), projectFolder), []);
  });

  for (const { name, tag, className } of tags) {
    it(`<${tag}>, its class and its files have one name`, () => {
      const source = read(`components/${name}/${name}.ts`);
      assert.deepEqual(matches(source, /@element ([\w-]+)/g), [tag]);
      assert.deepEqual(matches(source, /export class (\w+)/g), [className]);
    });

    it(`only the index of <${tag}> registers it, and it does nothing else`, () => {
      const others = inProject(`components/${name}/**/*.ts`).filter(
        (file) => file !== `components/${name}/index.ts` && !isTranslation(file),
      );
      assert.equal(
        read(`components/${name}/index.ts`),
        renamed(read('scripts/new/template/components/sample-thing/index.ts'), name),
      );
      assert.deepEqual(
        inEach(others, (text) => matches(text, /\bdefine\(|@customElement\b/g)),
        [],
      );
    });
  }

  for (const { name, tag } of tags)
    it(`<${tag}> renders the parts and slots that it documents, and no other`, () => {
      const sources = inProject(`components/${name}/**/*.ts`).map(read).join('\n');
      const unique = (pattern: RegExp) => [...new Set(matches(sources, pattern))].sort();
      const parts = unique(/\spart="([\w-]+)"/g);
      assert.deepEqual(unique(/@csspart ([\w-]+) - /g), parts);
      assert.deepEqual(unique(/@slot ([a-z][\w-]*) - /g), unique(/<slot name="([\w-]+)"/g));
      const guide = read('docs/theming.md');
      assert.deepEqual(
        parts.filter((part) => !guide.includes(`| \`${part}\``)),
        [],
        'docs/theming.md',
      );
    });

  it('carry the version of the package', () => {
    assert.equal(version, manifest.version);
    assert.equal(major, manifest.version.split('.')[0]);
  });
});

describe('markup', () => {
  it('has nothing that a strict CSP blocks, and none made of text', () => {
    const blocked =
      /\sstyle=["$]|<(?:style|script)\b|\son[a-z]+="|\bunsafe(?:HTML|SVG|CSS|Static)\b|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b/g;
    assert.deepEqual(
      inEach(sdk, (text) => matches(text, blocked)),
      [],
    );
  });
});

describe('styles', () => {
  const tokens = read('src/styles/tokens.ts');
  const used = new Set(sdk.flatMap((file) => matches(read(file), /var\(\s*(--_[\w-]+)/g)));
  const defined = new Set(matches(tokens, /^\s*(--_[\w-]+):/gm));

  it('use the private tokens that are defined, all of them', () => {
    assert.deepEqual([...used].sort(), [...defined].sort());
  });

  it('set the private tokens where no rule of a page reaches', () => {
    const sheet = tokens.replaceAll(/\/\*[^]*?\*\//g, '');
    const blocks = [...sheet.matchAll(/([^{}]+)\{([^{}]*--_[^{}]*)\}/g)].map(([, selector = '']) => selector.trim());
    assert.ok(blocks.length > 0);
    assert.deepEqual(
      blocks.filter((selector) => !/(?:^|\s)\.sealed$/.test(selector)),
      [],
    );
    // `inherit` in a private token would be what the page gave it.
    assert.deepEqual(matches(sheet, /--_[\w-]+: [^;]*\b(?:inherit|unset|initial|revert)\b/g), []);
  });

  it('measure in em and px, whatever the page’s root is', () => {
    const sheets = sdk.filter((file) => read(file).includes('css`'));
    assert.deepEqual(
      inEach(sheets, (text) => matches(text, /\d(?:rem|rlh|vw|vh)\b/g)),
      [],
    );
  });

  it('are the only ones to know the public tokens in one file', () => {
    const others = sdk.filter((file) => file !== 'src/styles/tokens.ts');
    assert.deepEqual(
      inEach(others, (text) => matches(text, /var\(\s*--emploi-[\w-]+/g)),
      [],
    );
  });

  it('public tokens are those of the guide', () => {
    const names = (text: string) => [...new Set(matches(text, /--emploi-[a-z-]+[a-z]/g))].sort();
    const guide = read('docs/theming.md');
    assert.deepEqual(names(guide), names(tokens));
    const described = matches(guide, /^\| `(--emploi-[\w-]+)` +\| \S.* \| \S.* \|$/gm);
    assert.deepEqual(described.sort(), names(tokens));
  });

  it('are the same from left to right and from right to left', () => {
    const physical =
      /^\s*((?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|border-(?:top|bottom)-(?:left|right)-radius|left|right|top|bottom|(?:min-|max-)?(?:width|height)|(?:text-align|float|clear): *(?:left|right))\b.*)/gm;
    const sheets = sdk.filter((file) => read(file).includes('css`'));
    assert.deepEqual(
      inEach(sheets, (text) => matches(text, physical).filter((line) => line.includes(':'))),
      [],
    );
  });
});

describe('failures', () => {
  it('each kind has its page', () => {
    const kinds = matches(read('src/client/errors.ts'), /^ \* - `(\w+)`:/gm);
    const named = inEach(sdk, (text) => matches(text, /errorPageUrl\('(\w+)'\)/g)).map((line) =>
      line.slice(line.indexOf(': ') + 2),
    );
    const pages = inProject('docs/errors/*.md').map((path) => path.slice('docs/errors/'.length, -'.md'.length));
    assert.ok(kinds.length > 0);
    assert.deepEqual(pages, [...new Set([...kinds, ...named])].sort());
  });
});

describe('French', () => {
  /** The texts in `msg()`; what is filled in stands as `$`. */
  const messages = (text: string): string[] => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'msg') {
        const [argument] = node.arguments;
        const template = argument && ts.isTaggedTemplateExpression(argument) ? argument.template : argument;
        if (template && ts.isStringLiteralLike(template)) found.push(template.text);
        if (template && ts.isTemplateExpression(template))
          found.push([template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('$'));
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
    return found;
  };

  it('has a no-break space before ; : ! ? » and after «, and its own apostrophe', () => {
    const wrong = /[^\u00a0\u202f][;:!?»]|«[^\u00a0\u202f]|\p{L}'\p{L}/u;
    assert.deepEqual(
      inEach(sdk, (text) => messages(text).filter((message) => wrong.test(message))),
      [],
    );
  });
});
