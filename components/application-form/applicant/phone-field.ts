import { msg } from '@lit/localize';

import { hasVisibleText } from '../../../src/contract/index.ts';
import { errorMessage } from '../validation.ts';
import type { PhoneNumber } from './phone.ts';

/** The phone number. What knows the numbers of the world comes with the first figure. */
export class PhoneField {
  #parsed: PhoneNumber | undefined;
  #loading: Promise<typeof import('./phone.ts') | undefined> | undefined;

  /** E.164, once it has been checked. */
  get number(): string | undefined {
    return this.#parsed?.international;
  }

  /** As it was understood; nothing where there is none. */
  get formatted(): string {
    return this.#parsed?.formatted ?? '';
  }

  /** Fetches what will be needed. What does not come is fetched again at the next try. */
  prepare(): void {
    this.#loading ??= import('./phone.ts').catch(() => (this.#loading = undefined));
  }

  /** Checks what was typed; resolves to what is wrong with it. An empty field is right. */
  async check(text: string): Promise<string | undefined> {
    this.#parsed = undefined;
    if (!hasVisibleText(text)) return undefined;
    this.prepare();
    const reading = await this.#loading;
    if (!reading) return msg('Le numéro ne peut pas être vérifié sans connexion : réessayez, ou laissez ce champ vide.');
    this.#parsed = reading.parsePhone(text);
    return this.#parsed ? undefined : errorMessage('phone');
  }
}
