import { DraftKeeper } from '../../components/application-form/draft/draft-keeper.ts';
import type { Draft } from '../../components/application-form/draft/kept-draft.ts';
import { nothingTyped } from '../../components/application-form/typed.ts';
import { Vault } from '../../components/application-form/draft/vault.ts';

const day = 24 * 3_600_000;

const typed = {
  ...nothingTyped,
  firstName: 'Claire',
  lastName: 'Fontaine',
  email: 'claire@courriel.example',
  phone: '06 12 34 56 78',
};

const draft: Draft = {
  key: '3f2a9c5e8b1d4f7093a6c2e1d0b84f57',
  typed,
  letter: undefined,
  step: 'documents',
  files: [],
  asked: undefined,
};

/** The last click was made yesterday, and nobody knows whether it arrived. */
export const asked: Draft = {
  ...draft,
  asked: {
    application: { firstName: 'Claire', lastName: 'Fontaine', email: 'claire@courriel.example', documents: [], answers: {} },
    at: Date.now() - day,
    hasLeft: true,
  },
};

/** Before a story: the device has kept a draft for the employer of the demonstration. After it, nothing. `isOpen`: in another tab, still. */
export const withDraft =
  (kept: Draft = draft, isOpen = false) =>
  async (): Promise<() => Promise<void>> => {
    await new Vault().erase();
    const keeper = new DraftKeeper({ partner: 'Comptoir (démonstration)', offer: '', onChange: () => {} });
    keeper.keep(kept);
    await keeper.agree(true);
    if (!isOpen) await keeper.close();
    return async () => {
      await keeper.close();
      await new Vault().erase();
    };
  };
