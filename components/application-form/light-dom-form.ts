import { applicantFields } from './form-values.ts';
import type { FormValuesStore } from './form-values-store.ts';

/** The page's own form in the tag, until ours has taken its place. */
export class LightDomForm {
  readonly #values: FormValuesStore;
  #form: HTMLFormElement | null = null;

  constructor(values: FormValuesStore) {
    this.#values = values;
  }

  /** There is one, and it is still shown. */
  get isShown(): boolean {
    return this.#form !== null;
  }

  find(host: Element): void {
    this.#form = host.querySelector('form');
  }

  /** What was typed into it goes into ours. Returns the name of the field in which the person is. */
  adopt(): string | undefined {
    let current: string | undefined;
    for (const name of applicantFields) {
      const field = this.#form?.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (field?.value) this.#values.setTyped(name, field.value);
      if (field?.matches(':focus')) current = name;
    }
    this.#form = null;
    return current;
  }
}
