import { autoload } from '../src/element/autoload.ts';
import { major } from '../src/client/version.ts';
import { elements } from './elements.ts';

if ('document' in globalThis) autoload(elements, { major }); // on a server there is no page
