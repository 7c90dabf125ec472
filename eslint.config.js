import { dirname } from 'node:path';

import { defineConfig, globalIgnores } from 'eslint/config';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import a11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

import { componentNames } from './scripts/build/sources.ts';
import { layers } from './scripts/layers.ts';

/** Syntax that is nowhere used, and why. */
const markup = 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement';
const inTemplates = [
  { selector: `${markup}[value.raw=/\\sstyle=/]`, message: 'A page’s strict CSP blocks inline styles: use a class.' },
  {
    selector: `${markup}[value.raw=/<(style|script(?!\\s[^>]*\\ssrc=))[\\s>]/]`,
    message: 'A page’s strict CSP blocks it: use `static styles`.',
  },
];
/** One policy for all that comes late: a chunk that cannot be had is a matter of the connection, and is asked for again. */
const lateImports = {
  selector: 'ImportExpression:not(CallExpression[callee.name="lazyModule"] > ArrowFunctionExpression > ImportExpression)',
  message: 'What comes late is loaded by `lazyModule`.',
};
const inTests = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test|suite|context)$/][property.name=/^(only|skip|todo)$/]',
    message: 'Every test runs; one that cannot is mended or removed.',
  },
  {
    selector: 'CallExpression[arguments.0.type="Literal"] > ObjectExpression > Property[key.name=/^(only|todo)$/]',
    message: 'Every test runs.',
  },
  { selector: 'CallExpression[callee.name="aTimeout"]', message: 'Wait for a condition, not for a time.' },
  { selector: 'CallExpression[callee.property.name="waitForTimeout"]', message: 'Wait for a condition, not for a time.' },
];

const markupFromText = { regex: '^lit/directives/unsafe-', message: 'What the gateway sends is text, never markup.' };

const impatient = {
  name: '@open-wc/testing',
  importNames: ['waitUntil'],
  message: 'It waits for a second: that of test/support/wait-until.ts waits as long as a busy machine may need.',
};

/** All packages but those of a layer. */
const otherPackages = ({ packages }) => {
  const allowed = packages.map((name) => name.replace(/[/.]/g, '\\$&')).join('|') || '(?!)';
  return {
    regex: `^(?!\\.|(?:${allowed})(?:/|$))`,
    message: `Of packages, ${packages.join(', ') || 'none'}: see scripts/layers.ts.`,
  };
};

/** The folders of a layer: one with a star stands for those that have no layer of their own. */
const foldersOf = ({ files }) => {
  if (!files.includes('/*/')) return [dirname(files)];
  const named = new Set(layers.map((layer) => dirname(layer.files)));
  return componentNames()
    .map((name) => `components/${name}`)
    .filter((folder) => !named.has(folder));
};

/** The rules of `scripts/layers.ts`, one block for each folder. */
const layering = layers.flatMap((layer) =>
  foldersOf(layer).map((folder) => ({
    name: `layers: ${folder}`,
    files: [layer.files.includes('/*/') ? `${folder}/**` : layer.files],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            {
              target: '.',
              from: '.',
              except: [
                ...new Set(
                  [folder, ...layer.ours, 'node_modules', 'server/node_modules'].map((path) => `./${path.replace(/\/$/, '')}`),
                ),
              ],
              message: `Of ours, its own folder${layer.ours.map((path) => `, ${path}`).join('')}: see scripts/layers.ts.`,
            },
          ],
        },
      ],
      'no-restricted-imports': ['error', { patterns: [...(layer.packages ? [otherPackages(layer)] : []), markupFromText] }],
    },
  })),
);

/** The runner itself waits for its tests; the types of chai's `equal` promise what is there at once. */
const allowForKnownSafeCalls = [
  { from: 'package', package: 'node:test', name: ['describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'] },
  { from: 'package', package: 'chai', name: 'Equal' },
];

export default defineConfig(
  globalIgnores([
    'dist/',
    'storybook-static/',
    '.data/',
    '.cache/',
    'coverage/',
    'docs/api/',
    'components/*/locales/',
    'demo/',
    'scripts/new/template/', // as it comes out, it is linted
    'test/hosts/scripts/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    name: 'all files',
    files: ['**/*.{ts,js,mjs}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.js', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver()],
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: [markupFromText] }],
      'no-restricted-syntax': ['error', ...inTemplates],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
      'import-x/first': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-duplicates': 'error',
      'import-x/no-mutable-exports': 'error',
      'import-x/no-self-import': 'error',
      'import-x/order': [
        'error',
        { groups: ['builtin', 'external', ['parent', 'sibling', 'index']], 'newlines-between': 'always' },
      ],
    },
  },

  {
    name: 'TypeScript',
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // No `as` but `as const`: what comes from outside is checked, not believed.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls }],

      // The elements run in pages written in JavaScript, and their modules in Node without a DOM: types promise more than there is.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A type parameter says what a query returns: `query<Row>(sql)`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Stores and clients are closures: their functions need no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // `async` also turns what is thrown into a rejection.
      '@typescript-eslint/require-await': 'off',
      // `void (await x)` returns nothing where a value would be one too many.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // `Promise.withResolvers<void>()`.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Types of the database are numbers that its driver names by an enum.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },

  {
    name: 'elements and views',
    files: ['src/**/*.ts', 'components/**/*.ts', 'stories/**/*.ts', 'test/**/*.ts'],
    extends: [lit.configs['flat/all'], wc.configs['flat/best-practice'], a11y.configs.recommended],
    rules: {
      // A handler that needs its item, and a list that needs no key, are said shortest in place.
      'lit/no-template-arrow': 'off',
      'lit/no-template-map': 'off',
      // They need a public or `private` name, where `#` and one line do.
      'lit/prefer-query-decorators': 'off',
      // The field and its options stand in one root; the field has a `<label>`, and handles the keys for its options.
      'lit-a11y/accessible-name': 'off',
      'lit-a11y/click-events-have-key-events': 'off',
    },
  },

  {
    name: 'what comes late',
    files: ['src/{client,element,ui}/**/*.ts', 'components/*/**/*.ts'],
    // The loader is what loads elements, and has its own policy.
    ignores: ['src/client/lazy-module.ts', 'src/element/autoload.ts', 'components/cdn/**'],
    rules: { 'no-restricted-syntax': ['error', ...inTemplates, lateImports] },
  },

  ...layering,
  {
    name: 'one way to the gateway',
    files: ['src/ui/**', 'components/**'],
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: 'Elements ask through a GatewayTask.' }] },
  },
  {
    name: 'dependencies of the gateway',
    files: ['server/**/*.ts'],
    rules: {
      'import-x/no-extraneous-dependencies': ['error', { packageDir: `${import.meta.dirname}/server`, devDependencies: false }],
    },
  },

  {
    name: 'says something to whoever runs it, or keeps the page',
    files: ['scripts/**', 'server/**', 'src/element/{autoload,define,warnings}.ts', 'src/i18n/locale.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'lists: data and declarations of style',
    files: ['server/seed/**', 'server/occupations/{rome-labels,occupation-titles}.ts', '**/*.styles.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    name: 'tests and stories',
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...inTemplates, ...inTests],
      'no-restricted-imports': ['error', { patterns: [markupFromText], paths: [impatient] }],
      // A test file is a list of sentences.
      'max-lines': 'off',
      // They listen to the console.
      'no-console': 'off',
      // `expect(found).to.exist`
      '@typescript-eslint/no-unused-expressions': 'off',
      // They make the network fail in every way it can.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      // What a page hands out to a test has no type.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  {
    name: 'what waits for a condition',
    files: ['test/support/wait-until.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [markupFromText] }] },
  },
  // No type information: none of them is in `tsconfig.json`.
  { name: 'JavaScript', files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },
);
