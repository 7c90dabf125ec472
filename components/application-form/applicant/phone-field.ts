import { msg } from '@lit/localize';

import { isSeen } from '../../../src/contract/index.ts';
import { remedy } from '../checks.ts';
import type { PhoneNumber } from './phone.ts';

/** The phone number. What knows the numbers of the world comes with the first figure. */
export class PhoneField {
  #read: PhoneNumber | undefined;
  #coming: Promise<typeof import('./phone.ts') | undefined> | undefined;

  /** E.164, once it has been checked. */
  get number(): string | undefined {
    return this.#read?.international;
  }

  /** As it was understood; nothing where there is none. */
  get shown(): string {
    return this.#read?.shown ?? '';
  }

  /** Fetches what will be needed. What does not come is fetched again at the next try. */
  prepare(): void {
    this.#coming ??= import('./phone.ts').catch(() => (this.#coming = undefined));
  }

  /** Checks what was typed; resolves to what is wrong with it. An empty field is right. */
  async check(text: string): Promise<string | undefined> {
    this.#read = undefined;
    if (!isSeen(text)) return undefined;
    this.prepare();
    const reading = await this.#coming;
    if (!reading) return msg('Le numéro ne peut pas être vérifié sans connexion : réessayez, ou laissez ce champ vide.');
    this.#read = reading.readPhone(text);
    return this.#read ? undefined : remedy('phone');
  }
}
