import { readFileSync } from 'node:fs';

import { componentNames } from './scripts/build/sources.ts';

/** The sources of the classes, and the file of the package that a partner imports each from. */
const published = {
  ...Object.fromEntries(componentNames().map((name) => [`components/${name}/${name}.ts`, `dist/${name}.js`])),
  'src/element/emploi-element.ts': 'dist/index.js',
};

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What a partner can set in CSS: named and valued in `src/styles/tokens.ts`, described in `docs/theming.md`. */
const tokens = () => {
  const descriptions = new Map(
    [...read('docs/theming.md').matchAll(/^\| `(--[\w-]+)` +\| (.+?) +\|/gm)].map(([, ...row]) => row),
  );
  // What a density changes is not the default.
  const [sheet] = read('src/styles/tokens.ts').split(':host([density');
  const given = [...sheet.matchAll(/([\w-]+): var\((--emploi-[\w-]+)(?:, (.+))?\);/g)];
  const publicNames = new Map(given.map(([, own, name]) => [own, name]));
  const defaults = new Map();
  // Where one is given twice, the second is for browsers that understand it; one without a value is the page's.
  for (const [, , name, value] of given)
    if (!defaults.has(name) || defaults.get(name) !== undefined)
      defaults.set(
        name,
        value?.replace(/--_[\w-]+/, (own) => publicNames.get(own)),
      );
  return [...defaults].map(([name, value]) => ({ name, description: descriptions.get(name), default: value }));
};

/** Before inheritance is worked out, so that each element has them. */
const themable = {
  name: 'themable',
  moduleLinkPhase({ moduleDoc }) {
    if (moduleDoc.path !== 'src/element/emploi-element.ts') return;
    for (const declaration of moduleDoc.declarations) declaration.cssProperties = tokens();
  },
};

const publishedPath = (source) => published[source.replace(/^\//, '')] ?? source;

const isPublic = ({ privacy }) => privacy === undefined || privacy === 'public';

/** Leaves what a partner can use, under the names a partner knows. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const module of modules) {
      module.path = publishedPath(module.path);
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(isPublic);
        for (const list of ['members', 'attributes', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates'])
          for (const { inheritedFrom } of declaration[list] ?? [])
            if (inheritedFrom) inheritedFrom.module = publishedPath(inheritedFrom.module);
        if (declaration.superclass?.module) declaration.superclass.module = publishedPath(declaration.superclass.module);
        if (declaration.tagName)
          module.exports.push({
            kind: 'custom-element-definition',
            name: declaration.tagName,
            declaration: { name: declaration.name },
          });
      }
      for (const { declaration } of module.exports) declaration.module = module.path;
    }
  },
};

export default {
  globs: Object.keys(published),
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [themable, publicOnly],
};
