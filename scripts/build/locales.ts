import settings from '../../lit-localize.json' with { type: 'json' };

/** The languages that the sources are translated into. */
export const translatedInto: readonly string[] = settings.targetLocales;

/** The folder of an element's languages, beside its sources. */
export const localesFolder = (name: string): string => `components/${name}/${settings.output.outputDir}`;

/** The module by which the element knows them. */
export const localesModule = [
  '// Written by “npm run messages”.',
  "import type { Locales } from '../../../src/i18n/locale.ts';",
  '',
  '/** What the element says in other languages than French. */',
  'export const locales: Locales = new Map([',
  ...translatedInto.map((code) => `  ['${code}', () => import('./${code}.ts')],`),
  ']);',
  '',
].join('\n');
