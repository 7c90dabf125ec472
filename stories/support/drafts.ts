import { DraftStore } from '../../components/application-form/draft/draft-store.ts';
import type { Draft } from '../../components/application-form/draft/draft-format.ts';
import { emptyValues } from '../../components/application-form/form-values.ts';
import { EncryptedStore } from '../../src/device/encrypted-store.ts';

const day = 24 * 3_600_000;

const typed = {
  ...emptyValues,
  firstName: 'Claire',
  lastName: 'Fontaine',
  email: 'claire@courriel.example',
  phone: '06 12 34 56 78',
};

const draft: Draft = {
  key: '3f2a9c5e8b1d4f7093a6c2e1d0b84f57',
  values: typed,
  letter: undefined,
  step: 'documents',
  files: [],
  pending: undefined,
};

/** The last click was made yesterday, and nobody knows whether it arrived. */
export const asked: Draft = {
  ...draft,
  pending: {
    request: { firstName: 'Claire', lastName: 'Fontaine', email: 'claire@courriel.example', documents: [], answers: {} },
    at: Date.now() - day,
    mayHaveArrived: true,
  },
};

/** Before a story: the device has kept a draft for the employer of the demonstration. After it, nothing. `isOpen`: in another tab, still. */
export const withDraft =
  (kept: Draft = draft, isOpen = false) =>
  async (): Promise<() => Promise<void>> => {
    await new EncryptedStore().erase();
    const keeper = new DraftStore({ partner: 'Comptoir (démonstration)', offer: '', onChange: () => {} });
    keeper.update(kept);
    await keeper.setConsent(true);
    if (!isOpen) await keeper.close();
    return async () => {
      await keeper.close();
      await new EncryptedStore().erase();
    };
  };
