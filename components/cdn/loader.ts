import { pageScope } from '../../src/client/page-scope.ts';
import { major, version } from '../../src/client/version.ts';
import { autoload } from '../../src/element/autoload.ts';
import { readerOf } from '../../src/element/place.ts';
import { pageLanguage } from '../../src/i18n/page-language.ts';
import { elements } from '../elements.ts';
import { folder, part } from './own-script.ts';

/** The files that every element imports, named by the build. */
declare const __SHARED__: readonly string[];
/** What each element says in a language but French, `en-offer-search-….js`, and what all of these need: nobody waits for French to go. */
declare const __TRANSLATIONS__: readonly string[];
declare const __TRANSLATION__: string;

/**
 * What a copy does, which an optimiser has stored elsewhere, joined, inlined or put into a blob: it leaves all to the gateway's own
 * loader, so that none is ever out of date. Scripts and our own tags say where that is; of any other node, whoever may write text
 * into the page could choose what code it runs.
 */
const bringOwn = async (tag: string): Promise<undefined> => {
  const told = document.querySelector(`script[data-gateway],:is(${String([Object.keys(elements), tag])})[gateway]`);
  const gateway = readerOf(told)('gateway')?.replace(/\/(v1.*)?$/, '') ?? '';
  await import(/* @vite-ignore */ `${gateway}/sdk/${major}/loader.js`);
  await customElements.whenDefined(tag);
};

const prefetch = (tag: string): void => {
  const said = __TRANSLATIONS__.find((file) => file.startsWith(tag.replace('emploi', pageLanguage())));
  for (const file of [...__SHARED__, ...(said ? [__TRANSLATION__, said] : [])])
    void import(/* @vite-ignore */ part(file)).catch(() => {}); // the element itself will tell
};

const scope = pageScope();
if (!folder) autoload(elements, { major, bring: bringOwn });
else if (!scope.loaders.has(version)) {
  scope.loaders.add(version);
  scope.gateway ??= folder.replace(/sdk\/[\d.]+\/$/, 'v1/');
  autoload(elements, { major, prefetch });
}
