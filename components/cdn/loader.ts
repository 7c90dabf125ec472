import { autoload } from '../../src/element/autoload.ts';
import { major } from '../../src/client/version.ts';
import { elements } from '../elements.ts';
import { servedBy } from './served-by.ts';

/** The files that every element imports, named by the build. */
declare const __SHARED__: readonly string[];

servedBy(import.meta.url);
autoload(elements, {
  major,
  prefetch: () => __SHARED__.forEach((file) => void import(/* @vite-ignore */ file).catch(() => {})), // the element itself will tell
});
