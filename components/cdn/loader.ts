import { pageScope } from '../../src/client/page-scope.ts';
import { autoload } from '../../src/element/autoload.ts';
import { major, version } from '../../src/element/version.ts';
import { elements } from '../elements.ts';
import { folder, part } from './own-script.ts';
import { servedBy } from './served-by.ts';

/** The files that every element imports, named by the build. */
declare const __SHARED__: readonly string[];

const { loaders } = pageScope();
if (!loaders.has(version)) {
  loaders.add(version);
  servedBy(folder);
  autoload(elements, {
    major,
    prefetch: () => __SHARED__.forEach((file) => void import(/* @vite-ignore */ part(file)).catch(() => {})), // the element itself will tell
  });
}
