import { mkdir, readFile, writeFile } from 'node:fs/promises';

import * as v from 'valibot';

import { projectFolder } from './sources.ts';

/** The part of the elements' manifest that frameworks need: https://github.com/webcomponents/custom-elements-manifest */
const Manifest = v.object({
  modules: v.array(
    v.object({
      path: v.string(),
      declarations: v.array(
        v.object({
          name: v.string(),
          tagName: v.optional(v.string()),
          members: v.optional(
            v.array(
              v.object({
                kind: v.string(),
                name: v.string(),
                static: v.optional(v.boolean(), false),
                attribute: v.optional(v.string()),
                type: v.optional(v.object({ text: v.string() })),
              }),
            ),
            [],
          ),
          events: v.optional(v.array(v.object({ name: v.string() })), []),
        }),
      ),
    }),
  ),
});

type Declaration = v.InferOutput<typeof Manifest>['modules'][number]['declarations'][number];
interface KitElement extends Declaration {
  tagName: string;
  /** `offer-search`, the name of its file. */
  file: string;
}

const readElements = async (): Promise<KitElement[]> => {
  const { modules } = v.parse(Manifest, JSON.parse(await readFile(`${projectFolder}docs/api/custom-elements.json`, 'utf8')));
  return modules.flatMap(({ path, declarations }) =>
    declarations.flatMap((declaration) =>
      declaration.tagName ? [{ ...declaration, tagName: declaration.tagName, file: path.replace(/^dist\/|\.js$/g, '') }] : [],
    ),
  );
};

const fieldsOf = ({ members }: KitElement) => members.filter((member) => member.kind === 'field' && !member.static);

/** `EmploiOfferSearch` → `OfferSearch`; `emploi-offer-select` → `onEmploiOfferSelect`. */
const componentName = ({ name }: KitElement): string => name.replace(/^Emploi/, '');
const handlerName = (event: string): string =>
  `on${event.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())}`;

const lines = (list: readonly string[]): string => list.map((line) => `${line}\n`).join('');

const importClasses = (elements: readonly KitElement[]): string =>
  lines(elements.map(({ name, file }) => `import type { ${name} } from '../components/${file}/index.js';`));

/** React 18 sets attributes only and hears no events of ours: a component for each element does both. */
const wrappers = (elements: readonly KitElement[]): string =>
  `import { createComponent } from '@lit/react';\nimport * as react from 'react';\n\n` +
  lines(elements.map(({ name, file }) => `import { ${name} } from './${file}.js';`)) +
  lines(
    elements.map((element) => {
      const events = element.events.map(({ name }) => `${handlerName(name)}: '${name}'`).join(', ');
      return `\nexport const ${componentName(element)} = createComponent({ react, tagName: '${element.tagName}', elementClass: ${element.name}, events: { ${events} } });`;
    }),
  );

const wrapperTypes = (elements: readonly KitElement[]): string =>
  `import type { EventName, ReactWebComponent } from '@lit/react';\n${importClasses(elements)}` +
  lines(
    elements.map((element) => {
      const events = element.events
        .map(({ name }) => `${handlerName(name)}: EventName<HTMLElementEventMap['${name}']>;`)
        .join(' ');
      return `\nexport declare const ${componentName(element)}: ReactWebComponent<${element.name}, { ${events} }>;`;
    }),
  );

/** What a template may write: properties, attributes that have another name, and numbers as text. */
const props = (element: KitElement): string =>
  lines(
    fieldsOf(element).flatMap(({ name, attribute, type }) => {
      const text = type?.text.includes('number') ? ' | `${number}`' : '';
      const value = `${element.name}['${name}']${text} | undefined`;
      return [`    ${name}?: ${value};`, ...(attribute && attribute !== name ? [`    '${attribute}'?: ${value};`] : [])];
    }),
  );

const handlers = ({ events }: KitElement): string =>
  lines(events.map(({ name }) => `    'on${name}'?: ((event: HTMLElementEventMap['${name}']) => void) | undefined;`));

const elementTypes = (elements: readonly KitElement[]): string =>
  `${importClasses(elements)}\n/** What a template may write on each tag. */\nexport interface Props {\n${lines(
    elements.map((element) => `  '${element.tagName}': {\n${props(element)}  };`),
  )}}\n\n/** Events as React 19, Preact and Svelte listen to them. */\nexport interface Handlers {\n${lines(
    elements.map((element) => `  '${element.tagName}': {\n${handlers(element)}  };`),
  )}}\n\nexport interface Classes {\n${lines(elements.map(({ tagName, name }) => `  '${tagName}': ${name};`))}}\n`;

const tagsAs = (elements: readonly KitElement[], type: (tag: string) => string, indent: string): string =>
  lines(elements.map(({ tagName }) => `${indent}'${tagName}': ${type(tagName)};`));

const importTypes = `import type { Classes, Handlers, Props } from './elements.js';\n\n`;

const reactTypes = (elements: readonly KitElement[]): string =>
  `import type { DetailedHTMLProps, HTMLAttributes } from 'react';\n${importTypes}declare module 'react' {\n  namespace JSX {\n    interface IntrinsicElements {\n${tagsAs(
    elements,
    (tag) => `DetailedHTMLProps<HTMLAttributes<Classes['${tag}']>, Classes['${tag}']> & Props['${tag}'] & Handlers['${tag}']`,
    '      ',
  )}    }\n  }\n}\n`;

const preactTypes = (elements: readonly KitElement[]): string =>
  `import type { HTMLAttributes } from 'preact';\n${importTypes}declare module 'preact' {\n  namespace JSX {\n    interface IntrinsicElements {\n${tagsAs(
    elements,
    (tag) => `Omit<HTMLAttributes<Classes['${tag}']>, keyof Props['${tag}']> & Props['${tag}'] & Handlers['${tag}']`,
    '      ',
  )}    }\n  }\n}\n`;

const vueTypes = (elements: readonly KitElement[]): string =>
  `import type { HTMLAttributes, PublicProps } from 'vue';\n${importTypes}type Listeners<H> = { [K in keyof H as K extends \`on\${infer Event}\` ? \`on\${Capitalize<Event>}\` : never]: H[K] };\ntype Tag<T extends keyof Props> = new () => Classes[T] & { $props: PublicProps & Omit<HTMLAttributes, keyof Props[T]> & Props[T] & Listeners<Handlers[T]> };\n\ndeclare module 'vue' {\n  interface GlobalComponents {\n${tagsAs(
    elements,
    (tag) => `Tag<'${tag}'>`,
    '    ',
  )}  }\n}\n`;

const svelteTypes = (elements: readonly KitElement[]): string =>
  `import type { HTMLAttributes } from 'svelte/elements';\n${importTypes}declare module 'svelte/elements' {\n  interface SvelteHTMLElements {\n${tagsAs(
    elements,
    (tag) => `Omit<HTMLAttributes<Classes['${tag}']>, keyof Props['${tag}']> & Props['${tag}'] & Handlers['${tag}']`,
    '    ',
  )}  }\n}\n`;

/** Writes what frameworks need to know of the elements, from their manifest: components for React 18, types for all. */
export const writeFrameworks = async (): Promise<void> => {
  const elements = await readElements();
  const types = `${projectFolder}dist/types/frameworks/`;
  await mkdir(types, { recursive: true });
  const note = '// Written from the elements’ manifest by scripts/build/frameworks.ts\n';
  const files: Readonly<Record<string, string>> = {
    [`${projectFolder}dist/react.js`]: wrappers(elements),
    [`${types}react.d.ts`]: wrapperTypes(elements),
    [`${types}elements.d.ts`]: elementTypes(elements),
    [`${types}jsx-react.d.ts`]: reactTypes(elements),
    [`${types}jsx-preact.d.ts`]: preactTypes(elements),
    [`${types}vue.d.ts`]: vueTypes(elements),
    [`${types}svelte.d.ts`]: svelteTypes(elements),
  };
  await Promise.all(Object.entries(files).map(([path, text]) => writeFile(path, note + text)));
};
