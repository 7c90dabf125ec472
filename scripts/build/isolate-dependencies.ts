import type { Plugin } from 'vite';

import * as natives from '../../src/client/natives.ts';
import { changeDependencies, moduleOf, type Change } from './dependency.ts';
import { projectFolder } from './sources.ts';

const nativesModule = `${projectFolder}src/client/natives.ts`;
const protectedNames = Object.keys(natives);

/** For the build's `inject`: each use of such a name, in our code or another's, becomes an import of ours. */
export const protectedGlobals: Record<string, [string, string]> = Object.fromEntries(
  protectedNames.map((name) => [name, [nativesModule, name]]),
);

/** `globalThis.Request` means what `Request` means. */
const throughGlobal = new RegExp(`\\bglobalThis\\.(${protectedNames.join('|')})\\b`, 'g');

/**
 * What Lit shares with the page and must not: it looks on `window` for polyfills, where `<a id="litHtmlVersions">` is enough
 * to break it, keeps lists there that another Lit on the page would see, adds `Symbol.metadata`, and makes a Trusted Types
 * policy that only one script of a page may make. The metadata is that of standard decorators; ours are legacy ones.
 */
const litToItself = changeDependencies('lit-to-itself', {
  'lit-html/lit-html': [
    [/^/, `import{policy}from"${projectFolder}src/element/trusted-types.ts";`],
    [/s=t\.trustedTypes,e=s\?.+?:void 0,/, 'e=policy,'],
    [/,B=t\.litHtmlPolyfillSupport;.+?\.push\("[\d.]+"\);/, ';'],
  ],
  '@lit/reactive-element/reactive-element': [
    [/p=a\.reactiveElementPolyfillSupport/, 'p=void 0'],
    [/Symbol\.metadata\?\?=.+?new WeakMap;/, ''],
    [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.+?\}(?=this\._\$Eh)/, ''],
    [/,\(a\.reactiveElementVersions.+?\.push\("[\d.]+"\)/, ''],
    [/b=\{attribute/, 'b={__proto__:null,attribute'],
    [/shadowRootOptions=\{/, 'shadowRootOptions={__proto__:null,'],
  ],
  'lit-element/lit-element': [
    [/s\.litElementHydrateSupport.+?o\?\.\(\{LitElement:i\}\);/, 'void 0;'],
    [/\(s\.litElementVersions.+?\);/, ''],
    [/renderOptions=\{/, 'renderOptions={__proto__:null,'],
  ],
});

/** Options that nobody has given are looked for on `Object.prototype`, where a page may have left some. */
const ownOptionsOnly = changeDependencies('own-options-only', {
  'ky/distribution/core/Ky': [
    [/static create\(input, options\) \{/, '$& options = { __proto__: null, ...options };'],
    [/this\.#options = \{/, '$& __proto__: null,'],
  ],
});

/** The library of uploads brings a parser of addresses from before browsers had one. */
export const urlsOfTheBrowser: readonly Change[] = [[/^import URL from 'url-parse'\n/m, '']];

/** `for (name in all) define(target, name, { get: all[name], … })`: where a module is an object, what the bundler makes it with. */
const exportsLoop = /for\s*\(var (\w+) in (\w+)\)\s*(\w+\(\w+,\s*\1,\s*\{)(\s*get:\s*\2\[\1\])/g;

/** Modules export what they say, and nothing that the page has put on `Object.prototype`. */
const ownExportsOnly: Plugin = {
  name: 'own-exports-only',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = file.code.replace(exportsLoop, 'for(var $1 of Object.keys($2))$3__proto__:null,$4');
  },
};

/** Keeps what we bundle for browsers apart from whatever else is on the page. */
export const isolateDependencies = (): Plugin[] => [
  litToItself,
  ownOptionsOnly,
  ownExportsOnly,
  changeDependencies('urls-of-the-browser', { 'tus-js-client/lib/upload': urlsOfTheBrowser }),
  {
    name: 'natives-in-ky',
    enforce: 'pre',
    transform: (code, id) => (moduleOf(id).startsWith('ky/') ? code.replace(throughGlobal, '$1') : null),
  },
];
