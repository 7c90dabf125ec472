import type { Applying } from './applying.ts';
import { personFields } from './typed.ts';

/** What was typed so far into the page's own form in the tag goes into ours. Returns the name of the field in which the person is. */
export const takeOver = (own: HTMLFormElement | null, applying: Applying): string | undefined => {
  let current: string | undefined;
  for (const name of personFields) {
    const field = own?.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (field?.value) applying.adopt(name, field.value);
    if (field?.matches(':focus')) current = name;
  }
  return current;
};
