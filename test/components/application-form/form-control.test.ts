import { EmploiApplicationForm } from '../../../components/application-form/index.ts';
import type { FormControl } from '../../../src/element/form-control.ts';
import { askingNothing, field, fill, goOn, newEmail, somebody } from '../../support/application-form.ts';
import { behavesAsField } from '../../support/form-control.ts';
import { gateway } from '../../support/page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const asForm = (element: FormControl): EmploiApplicationForm => {
  if (!(element instanceof EmploiApplicationForm)) throw new Error('another element');
  return element;
};

behavesAsField({
  tag: 'emploi-application-form',
  prepare: async (element) => {
    Object.assign(element, { gateway, partnerKey: askingNothing });
    await waitUntil(() => element.shadowRoot?.querySelector('[name=lastName]'), 'the form');
  },
  give: async (element) => {
    const form = asForm(element);
    await fill(form, { ...somebody, email: newEmail() });
    await goOn(form, /Vos documents$/);
    await goOn(form, /Vérifier et envoyer$/);
    await goOn(form, 'Votre candidature est arrivée', 'Envoyer ma candidature');
    return /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(form.shadowRoot?.textContent ?? '')?.[0] ?? '';
  },
  field: (element) => field(element, 'firstName'),
  isEmpty: (element) => field(element, 'lastName').value === '',
  missing: /^Envoyez d’abord votre candidature\.$/,
});
