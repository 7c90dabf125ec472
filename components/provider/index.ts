import { define } from '../../src/element/define.ts';
import { EmploiProvider } from './provider.ts';

define('emploi-provider', EmploiProvider);

export { EmploiProvider };

declare global {
  interface HTMLElementTagNameMap {
    'emploi-provider': EmploiProvider;
  }
}
