import { msg } from '@lit/localize';

import { lazyModule } from '../../../src/client/lazy-module.ts';
import { hasVisibleText } from '../../../src/contract/text.ts';
import { errorMessage } from '../validation/validation-rules.ts';
import type { PhoneNumber } from './phone.ts';

const loadPhone = lazyModule(() => import('./phone.ts'));

/** The phone number. What knows the numbers of the world comes with the first figure. */
export class PhoneField {
  #parsed: PhoneNumber | undefined;

  /** E.164, once it has been checked. */
  get number(): string | undefined {
    return this.#parsed?.international;
  }

  /** As it was understood; nothing where there is none. */
  get formatted(): string {
    return this.#parsed?.formatted ?? '';
  }

  /** Loads what will be needed. */
  prepare(): void {
    loadPhone().catch(() => {}); // `check` says so
  }

  /** Checks what was typed; resolves to what is wrong with it. An empty field is right. */
  async check(text: string): Promise<string | undefined> {
    this.#parsed = undefined;
    if (!hasVisibleText(text)) return undefined;
    const module = await loadPhone().catch(() => undefined);
    if (!module) return msg('Le numéro ne peut pas être vérifié sans connexion : réessayez, ou laissez ce champ vide.');
    this.#parsed = module.parsePhone(text);
    return this.#parsed ? undefined : errorMessage('phone');
  }
}
