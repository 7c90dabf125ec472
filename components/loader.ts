import { autoload } from '../src/element/autoload.ts';
import { major } from '../src/element/version.ts';
import { elements } from './elements.ts';

autoload(elements, { major });
