import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { projectFolder } from './build/sources.ts';
import { translatedInto, localesFolder, localesModule } from './build/locales.ts';

/** Why a tag cannot be had; the message is for whoever asked for it. */
export class BadTag extends Error {}

/** Names that other files of the package have. */
const takenNames = new Set(['all', 'cdn', 'client', 'elements', 'index', 'loader', 'shared', 'types']);

/** `emploi-job-fair` → `job-fair`, the name of its folder and of its files. */
export const folderNameOf = (tag: string): string => {
  const name = /^emploi-([a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*)$/.exec(tag)?.[1];
  if (!name) throw new BadTag(`“${tag}” is no tag: it must be emploi-<noun> or emploi-<noun>-<role>, in small letters.`);
  if (takenNames.has(name)) throw new BadTag(`“${tag}” cannot be: the package has another “${name}”.`);
  if (/-v\d+$/.test(tag)) throw new BadTag(`“${tag}” is how a page pins an element to a major version: leave out the end.`);
  return name;
};

/** `emploi-job-fair` → `EmploiJobFair`. */
export const classNameOf = (tag: string): string => tag.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

const classFile = (tag: string, name: string, className: string) => `
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import { EmploiElement } from '../../src/element/emploi-element.ts';
import styles from './${name}.styles.ts';
import { locales } from './locales/index.ts';

/**
 * What it does, in one sentence.
 *
 * @element ${tag}
 * @slot heading - Replaces the heading.
 */
export class ${className} extends EmploiElement {
  static override styles = [EmploiElement.styles, styles];

  /** @internal */
  static override readonly locales = locales;

  protected override readonly elementName = '${name}';

  protected override render(): TemplateResult {
    return html\`
      <div class="frame">
        <slot name="heading">
          <div class="sealed"><h2>\${msg('Titre')}</h2></div>
        </slot>
        <div class="content sealed"></div>
      </div>
    \`;
  }
}
`;

const stylesFile = () => `
import { css } from 'lit';

export default css\`
  .content {
    display: grid;
    gap: var(--_space);
  }
\`;
`;

/** Registers the class, hands it out and declares its tag. */
export const indexFile = (tag: string, name: string, className: string) => `
import { define } from '../../src/element/define.ts';
import { ${className} } from './${name}.ts';

define('${tag}', ${className});

export { ${className} };

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${className};
  }
}
`;

const storyFile = (tag: string, name: string) => `
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

import '../components/${name}/index.ts';
import { gateway, partnerKey } from './support/gateway.ts';

const meta = {
  title: '${tag}',
  component: '${tag}',
  render: () => html\`<${tag} gateway=\${gateway} partner-key=\${partnerKey}></${tag}>\`,
} satisfies Meta;

export default meta;

/** Ce que montre l’élément, en une phrase. */
export const Default = { name: 'Par défaut' } satisfies StoryObj;
`;

const testFile = (tag: string, name: string) => `
import { expect, fixture, html } from '@open-wc/testing';

import '../../components/${name}/index.ts';
import { byRole, gateway, partnerKey } from '../support/page.ts';

describe('<${tag}>', () => {
  it('has a heading', async () => {
    const element = await fixture(html\`<${tag} gateway=\${gateway} partner-key=\${partnerKey}></${tag}>\`);
    expect(byRole(element, 'heading')).to.have.text('Titre');
    await expect(element).to.be.accessible();
  });
});
`;

/** Puts `added` before the first of the lines like it that come after it in the alphabet, or behind the last. */
const amongLines = (text: string, isLike: (line: string) => boolean, added: string): string => {
  const lines = text.split('\n');
  const before = lines.findIndex((line) => isLike(line) && line > added);
  lines.splice(before < 0 ? lines.findLastIndex(isLike) + 1 : before, 0, added);
  return lines.join('\n');
};

/** Puts `added` in front of the only place where `mark` stands. */
const inFrontOf = (text: string, mark: string, added: string): string => {
  const [before, after, ...more] = text.split(mark);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`Expected one “${mark.trim()}”`);
  return `${before}${added}${mark}${after}`;
};

/** The files that list the elements. */
export const listFiles = [
  'components/all.ts',
  'components/elements.ts',
  'components/index.ts',
  'package.json',
  'src/contract/elements.ts',
] as const;

export type ListFiles = Readonly<Record<(typeof listFiles)[number], string>>;

/** The files of a new element, and the lists with it in them, by path. */
export const newComponent = (tag: string, lists: ListFiles): Readonly<Record<string, string>> => {
  const name = folderNameOf(tag);
  const className = classNameOf(tag);
  return {
    [`components/${name}/${name}.ts`]: classFile(tag, name, className),
    [`components/${name}/${name}.styles.ts`]: stylesFile(),
    [`components/${name}/index.ts`]: indexFile(tag, name, className),
    [`${localesFolder(name)}/index.ts`]: localesModule,
    ...Object.fromEntries(translatedInto.map((code) => [`${localesFolder(name)}/${code}.ts`, 'export const templates = {};'])),
    [`stories/${name}.stories.ts`]: storyFile(tag, name),
    [`test/components/${name}.test.ts`]: testFile(tag, name),
    'components/all.ts': amongLines(
      lists['components/all.ts'],
      (line) => line.startsWith('import '),
      `import './${name}/index.ts';`,
    ),
    'components/elements.ts': inFrontOf(
      lists['components/elements.ts'],
      '\n};\n',
      `\n  '${tag}': { load: async () => (await import('./${name}/${name}.ts')).${className} },`,
    ),
    'components/index.ts': amongLines(
      lists['components/index.ts'],
      (line) => line.startsWith('export { Emploi') && line.includes("from './"),
      `export { ${className} } from './${name}/${name}.ts';`,
    ),
    'src/contract/elements.ts': inFrontOf(lists['src/contract/elements.ts'], '\n} as const', `\n  '${name}': [],`),
    'package.json': inFrontOf(
      lists['package.json'],
      '\n    "./custom-elements.json":',
      `\n    "./${name}": {\n      "types": "./dist/types/components/${name}/index.d.ts",\n      "default": "./dist/${name}.js"\n    },`,
    ),
  };
};

/** Writes a new element into the project in `folder`; returns the paths of what it has written. */
export const writeComponent = async (tag: string, folder: string): Promise<string[]> => {
  const read = (path: string) => readFile(folder + path, 'utf8');
  if (existsSync(`${folder}components/${folderNameOf(tag)}`)) throw new BadTag(`<${tag}> exists already.`);
  const files = newComponent(tag, {
    'components/all.ts': await read('components/all.ts'),
    'components/elements.ts': await read('components/elements.ts'),
    'components/index.ts': await read('components/index.ts'),
    'package.json': await read('package.json'),
    'src/contract/elements.ts': await read('src/contract/elements.ts'),
  });
  const style = await resolveConfig(`${folder}package.json`);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(folder + path), { recursive: true });
    await writeFile(folder + path, await format(content, { ...style, filepath: path }));
  }
  return Object.keys(files);
};

if (import.meta.main) {
  try {
    const [tag = '', ...rest] = process.argv.slice(2);
    if (!tag || rest.length) throw new BadTag('Usage: npm run new -- emploi-<noun>');
    const paths = await writeComponent(tag, projectFolder);
    console.log(paths.map((path) => `✓ ${path}`).join('\n'));
    console.log('\nSay in the class file what it does, then run “npm run messages”, “npm run manifest” and “npm test”.');
  } catch (error) {
    if (!(error instanceof BadTag)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
