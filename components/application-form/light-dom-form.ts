import type { ApplicationController } from './application-controller.ts';
import { applicantFields } from './form-values.ts';

/** What was typed so far into the page's own form in the tag goes into ours. Returns the name of the field in which the person is. */
export const adoptLightDomForm = (own: HTMLFormElement | null, application: ApplicationController): string | undefined => {
  let current: string | undefined;
  for (const name of applicantFields) {
    const field = own?.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (field?.value) application.setValue(name, field.value);
    if (field?.matches(':focus')) current = name;
  }
  return current;
};
