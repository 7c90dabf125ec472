import { define } from '../../src/element/define.ts';
import { EmploiApplicationForm } from './application-form.ts';

define('emploi-application-form', EmploiApplicationForm);

export { EmploiApplicationForm };

declare global {
  interface HTMLElementTagNameMap {
    'emploi-application-form': EmploiApplicationForm;
  }
}
