import { defineConfig, globalIgnores } from 'eslint/config';
import importX from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import a11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { dirname } from 'node:path';
import ts from 'typescript-eslint';

import { componentNames } from './scripts/build/sources.ts';
import { layers } from './scripts/layers.ts';

const markup = 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement';

/** What a template may not contain: a strict Content-Security-Policy of the page would block it. */
const templates = [
  { selector: `${markup}[value.raw=/\\sstyle=/]`, message: 'No inline style: a strict CSP blocks it. Use a class or a part.' },
  {
    selector: `${markup}[value.raw=/<(style|script)[\\s>]/]`,
    message: 'No <style> or <script> in a template: a strict CSP blocks it.',
  },
];

const unfinishedTests = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test|suite|context)$/][property.name=/^(only|skip|todo)$/]',
    message: 'Every test runs. A test that cannot is mended or removed.',
  },
  { selector: 'Property[key.name="only"][value.value=true]', message: 'Every test runs.' },
];

const markupFromText = {
  regex: '^lit/directives/unsafe-',
  message: 'What the gateway sends is text, never markup.',
};

const escaped = (text) => text.replace(/[/.]/g, '\\$&');

/** Any package but those named. */
const packagesBut = (names) => ({
  regex: `^(?!\\.|(?:${names.map(escaped).join('|') || '(?!)'})(?:/|$))`,
  message: `This folder imports ${names.length ? `only ${names.join(', ')}` : 'no package'}: see scripts/layers.ts.`,
});

/** The folders that a layer stands for. */
const foldersOf = ({ files }) =>
  files.includes('/*/')
    ? componentNames()
        .filter((name) => !layers.some((layer) => layer.files === `${dirname(dirname(files))}/${name}/**`))
        .map((name) => `${dirname(dirname(files))}/${name}/`)
    : [`${dirname(files)}/`];

const layering = layers.flatMap((layer) =>
  foldersOf(layer).map((folder) => ({
    name: `layer ${folder}`,
    files: [layer.files.endsWith('**') ? `${folder}**/*.ts` : layer.files],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            {
              target: '.',
              from: '.',
              except: [...new Set([folder, ...layer.ours, 'node_modules/', 'server/node_modules/'])].map((path) => `./${path}`),
              message: `${folder} imports of ours ${layer.ours.length ? `only ${layer.ours.join(', ')}` : 'nothing'}: see scripts/layers.ts.`,
            },
          ],
        },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [...(layer.packages ? [packagesBut(layer.packages)] : []), markupFromText] },
      ],
    },
  })),
);

export default defineConfig(
  globalIgnores(['dist/', 'storybook-static/', '.data/', '.cache/', 'coverage/', 'docs/api/', 'demo/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    name: 'all',
    files: ['**/*.{ts,js,mjs}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/extensions': ['.ts', '.js', '.mjs'], 'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-restricted-imports': ['error', { patterns: [markupFromText] }],
      'no-restricted-syntax': ['error', ...templates],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'import-x/first': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'import-x/no-mutable-exports': 'error',
      'import-x/no-self-import': 'error',
      'import-x/order': [
        'error',
        { groups: ['builtin', 'external', ['parent', 'sibling', 'index']], 'newlines-between': 'always' },
      ],
    },
  },

  {
    name: 'typescript',
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  { name: 'javascript', files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },

  {
    name: 'elements',
    files: ['src/**/*.ts', 'components/**/*.ts', 'stories/**/*.ts', 'test/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], a11y.configs.recommended],
  },
  ...layering,
);
