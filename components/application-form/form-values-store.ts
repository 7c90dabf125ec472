import type { Prefill } from '../../src/contract/index.ts';
import { applicantFields, emptyValues, readForm, type ApplicantField, type FormValues } from './form-values.ts';

/** What stands in the fields, wherever it comes from: the person, an earlier visit, or the page. */
export class FormValuesStore {
  readonly #onChange: () => void;
  #current: FormValues = emptyValues;
  #letter: string | undefined;
  #isTouched = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get current(): FormValues {
    return this.#current;
  }

  /** The letter that the person, or the page, has written; `undefined`: ours stands in the field. */
  get letter(): string | undefined {
    return this.#letter;
  }

  /** The person has written or chosen something, now or at an earlier visit. */
  get isTouched(): boolean {
    return this.#isTouched;
  }

  /** Reads all fields of the form. */
  read(form: HTMLFormElement): void {
    this.#current = readForm(form, this.#current);
    this.touch();
  }

  /** The person has done something that is kept elsewhere: chosen a file, say. */
  touch(): void {
    this.#isTouched = true;
    this.#onChange();
  }

  /** Writes what was typed in another way. */
  change(values: Partial<FormValues>): void {
    this.#current = { ...this.#current, ...values };
    this.#onChange();
  }

  setLetter(letter: string | undefined): void {
    this.#letter = letter;
    this.#onChange();
  }

  /** What the page knows of the person. It never replaces what the person has typed: the field has to hold what it held `before`. */
  setDefault(name: ApplicantField, value: string, before: string): void {
    if (this.#current[name] === before) this.change({ [name]: value });
  }

  /** Who the partner's site says the person is, in the fields that are still empty. */
  prefill(person: Prefill): void {
    for (const name of applicantFields) this.setDefault(name, person[name] ?? '', '');
  }

  /** What the person has typed into the page's own form. */
  setTyped(name: ApplicantField, value: string): void {
    this.#current = { ...this.#current, [name]: value };
    this.touch();
  }

  /** Takes up what was typed at an earlier visit. `letter`: `undefined`, the one to begin with has not been changed. */
  resume(values: FormValues, letter: string | undefined): void {
    this.#current = values;
    this.#letter = letter ?? this.#letter;
    this.touch();
  }

  /** Another offer: who the person is stays. */
  restart(): void {
    this.change({ answers: new Map(), keepLonger: false });
  }

  /** Forgets all of it. `letter`: the page's own to begin with. */
  clear(letter: string | undefined): void {
    this.#current = emptyValues;
    this.#letter = letter;
    this.#isTouched = false;
    this.#onChange();
  }
}
