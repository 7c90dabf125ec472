import { define } from '../../src/element/define.ts';
import { EmploiSampleThing } from './sample-thing.ts';

define('emploi-sample-thing', EmploiSampleThing);

export { EmploiSampleThing };

declare global {
  interface HTMLElementTagNameMap {
    'emploi-sample-thing': EmploiSampleThing;
  }
}
