import type { Plugin } from 'vite';

import { changeDependencies, moduleOf } from './dependency.ts';
import { projectFolder } from './sources.ts';

/**
 * What the files for browsers leave out of their dependencies, by module: code that the elements never reach. The package
 * on npm keeps its dependencies whole. Together 3 kB brotli of 19.
 */
const replaced: Readonly<Record<string, string>> = {
  // Progress of uploads and downloads.
  'ky/distribution/utils/body':
    'export const streamRequest = (request) => request; export const streamResponse = (response) => response;',
  // Waiting times read off the headers of rate limiters: the visitor decides when to try again.
  'ky/distribution/core/retry-timing':
    'export const getRetryTimingHeader = () => null; export const calculateRetryTimingDelay = () => undefined;',
  // Instances that inherit each other's options, hooks among them: there is one, without hooks.
  'ky/distribution/utils/merge': `export const validateAndMerge = (...sources) => Object.assign({}, ...sources);
  export const mergeHeaders = (own, given) => new Headers(given ?? own);
  export const mergeHooks = () => ({ init: [], beforeRequest: [], beforeRetry: [], beforeError: [], afterResponse: [] });
  export const cloneShallow = (value) => value;
  export const deletedParametersSymbol = Symbol();
  export const replaceOption = (value) => value;`,
  // Every way of saying how to try again but ours, which names limit, methods and states.
  'ky/distribution/utils/normalize': `export const normalizeRequestMethod = (method) => method.toUpperCase();
  export const normalizeRetryOptions = (retry) => ({
    afterStatusCodes: [],
    maxRetryAfter: Infinity,
    backoffLimit: Infinity,
    delay: (attempt) => 300 * 2 ** (attempt - 1),
    ...retry,
  });`,
  // Options that ky does not know.
  'ky/distribution/utils/options':
    'export const findUnknownOptions = () => ({}); export const hasSearchParameters = () => false;',
  // Its own way of switching languages, which `src/i18n/translation.ts` does without: with it, French pages would load it.
  '@lit/localize/lit-localize': "export { msg } from './init/install.js'; export { str } from './internal/str-tag.js';",
  // What is wrong with a value, in words.
  'valibot/dist/index': `export * from '${projectFolder}scripts/build/answer-schemas.ts';`,
  // Style sheets where they cannot be constructed, which is where no element runs, and values put into them, of which we have none.
  '@lit/reactive-element/css-tag': `export class CSSResult {
    _$cssResult$ = true;
    constructor(cssText) { this.cssText = cssText; }
    get styleSheet() {
      if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
      return this.sheet;
    }
  }
  export const supportsAdoptingStyleSheets = true;
  export const unsafeCSS = (text) => new CSSResult(text);
  export const css = ([text]) => new CSSResult(text);
  export const getCompatibleStyle = (style) => style;
  export const adoptStyles = (root, styles) => { root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style); };`,
  // Standard decorators: ours are compiled as legacy ones, of which this is all.
  '@lit/reactive-element/decorators/property': `export const property = (options) => (prototype, name) => {
    prototype.constructor.createProperty(name, { __proto__: null, ...options });
  };`,
};

/** What Lit can do and no element asks of it: static `properties`, initializers, attributes in JSON, defaults that reset, SVG and MathML as templates. */
const unusedLit = changeDependencies('unused-lit', {
  '@lit/reactive-element/reactive-element': [
    [/static addInitializer\(.+?\}(?=static get observedAttributes)/, ''],
    [/,void 0!==t\.l&&\(this\.l=\[\.\.\.t\.l\]\)/, ''],
    [/,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
    [/if\((this\.finalized=!0,this\._\$Ei\(\)),this\.hasOwnProperty\(d\("properties"\)\)\)\{.+?\[i\]\)\}/, '$1;'],
    [/case Object:case Array:t=null==t\?t:JSON\.stringify\(t\)/, ''],
    [/case Object:case Array:try\{i=JSON\.parse\(t\)\}catch\(t\)\{i=null\}/, ''],
    [/\|\|i\.useDefault&&.+?\(t,i\)\)(?=\)\)return)/, ''],
    [/i&&!\(this\._\$Ej\?\?=.+?void 0!==r\)\|\|\((.+?)this\.hasUpdated\|\|i\|\|(.+?add\(t\))\)/, '$1this.hasUpdated||$2'],
    [/r\?\?this\._\$Ej\?\.get\(e\)\?\?r/, 'r'],
  ],
  'lit-html/lit-html': [
    [/2===i\?"<svg>":3===i\?"<math>":""/, '""'],
    [/\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
    [/if\((this\.el=S\.createElement\(f,e\),P\.currentNode=this\.el\.content),2===i\|\|3===i\)\{.+?childNodes\)\}/, '$1;'],
  ],
});

/** Runs when ky is imported, throws on pages that have replaced `Request`, and is about streams that we never send. */
const streamProbe = changeDependencies('no-stream-probe', {
  'ky/distribution/core/constants': [[/(supportsRequestStreams = )\(\(\) => \{[\s\S]*?\n\}\)\(\);/, '$1false;']],
});

/** Schemas that nobody uses go, of whatever chunk they are: to call valibot changes nothing, and a bundler sees that in its own chunk only. */
const pureSchemas: Plugin = {
  name: 'pure-schemas',
  enforce: 'pre',
  transform: (code, id) => (/\/src\/contract\/.*\.ts$/.test(id) ? code.replace(/\bv\.(?=\w+\()/g, '/* @__PURE__ */ v.') : null),
};

/** What `css` is here takes no values. */
const plainStyles: Plugin = {
  name: 'plain-styles',
  enforce: 'pre',
  transform(code, id) {
    if (/\/(?:src|components)\/.*\.ts$/.test(id) && /\bcss`[^`]*\$\{/.test(code)) this.error('A value in css`…` would be lost.');
  },
};

export const trimDependencies = (): Plugin[] => [
  { name: 'trim-dependencies', enforce: 'pre', load: (id) => replaced[moduleOf(id)] ?? null },
  unusedLit,
  streamProbe,
  pureSchemas,
  plainStyles,
];
