import { pageScope } from '../../src/client/page-scope.ts';
import { major, version } from '../../src/client/version.ts';
import { autoload } from '../../src/element/autoload.ts';
import { pageLanguage } from '../../src/i18n/page-language.ts';
import { elements } from '../elements.ts';
import { folder, part } from './own-script.ts';
import { servedBy } from './served-by.ts';

/** The files that every element imports, named by the build. */
declare const __SHARED__: readonly string[];
/** What each element says in a language but French: `en emploi-offer-search` → files, so that nobody waits for French to go. */
declare const __TRANSLATIONS__: readonly (readonly [string, readonly string[]])[];

const { loaders } = pageScope();
if (!loaders.has(version)) {
  loaders.add(version);
  servedBy(folder);
  autoload(elements, {
    major,
    prefetch: (tag) => {
      for (const file of [...__SHARED__, ...(new Map(__TRANSLATIONS__).get(`${pageLanguage()} ${tag}`) ?? [])])
        void import(/* @vite-ignore */ part(file)).catch(() => {}); // the element itself will tell
    },
  });
}
