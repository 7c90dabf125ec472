import { pageScope } from '../../src/client/page-scope.ts';
import { major, version } from '../../src/client/version.ts';
import { autoload } from '../../src/element/autoload.ts';
import type { Definable } from '../../src/element/define.ts';
import { attributesOf } from '../../src/element/mount-point.ts';
import { pageLanguage } from '../../src/i18n/page-language.ts';
import { elements } from '../elements.ts';
import { folder, part } from './own-script.ts';

/** Languages that elements speak besides French, and the elements that say nothing, by name. */
declare const __LANGUAGES__: readonly string[];
declare const __SILENT__: readonly string[];

/**
 * What a copy does, which an optimiser has stored elsewhere, joined, inlined or put into a blob: it leaves all to the gateway's own
 * loader, so that none is ever out of date. Scripts and our own tags say where that is; of any other node, whoever may write text
 * into the page could choose what code it runs.
 */
const bringOwn = async (tag: string): Promise<undefined> => {
  const told = document.querySelector(`script[data-gateway],:is(${String([Object.keys(elements), tag])})[gateway]`);
  const gateway = attributesOf(told)('gateway')?.replace(/\/(v1.*)?$/, '') ?? '';
  await import(/* @vite-ignore */ `${gateway}/sdk/${major}/loader.js`);
  await customElements.whenDefined(tag);
};

/** The file of an element; beside it what it imports and says, for which it would have to ask in a row: nobody waits for French to go. */
const bring = (_tag: string, plain: string): Promise<Definable> => {
  const name = plain.replace('emploi-', '');
  const language = pageLanguage();
  const isTranslated = __LANGUAGES__.includes(language) && !__SILENT__.includes(name);
  for (const file of ['runtime', ...(isTranslated ? ['translation', `${name}.${language}`] : [])])
    void import(/* @vite-ignore */ part(file)).catch(() => {}); // the element itself will tell
  return import(/* @vite-ignore */ part(name)).then(({ element }: { element: Definable }) => element);
};

const scope = pageScope();
if (!folder) autoload(elements, { major, bring: bringOwn });
else if (!scope.loaders.has(version)) {
  scope.loaders.add(version);
  scope.gateway ??= folder.replace(/sdk\/[\d.]+\/$/, 'v1/');
  autoload(elements, { major, bring });
}
