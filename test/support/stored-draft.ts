import type { EmploiApplicationForm } from '../../components/application-form/index.ts';
import { EncryptedStore } from '../../src/device/encrypted-store.ts';
import { databaseName } from '../../src/device/database-name.ts';
import { applicationForm, fill, newEmail, type Given } from './application-form.ts';
import { pressButton } from './documents.ts';
import { shownText, untilText } from './page.ts';
import { waitUntil } from './wait-until.ts';

export const hasDatabase = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name === databaseName);

/** « Enregistrer mon brouillon sur cet appareil ». */
export const box = (element: EmploiApplicationForm): HTMLInputElement => {
  const found = element.shadowRoot?.querySelector('#keep-draft');
  if (!(found instanceof HTMLInputElement)) throw new Error('nothing to agree to');
  return found;
};

export const untilOffered = (element: EmploiApplicationForm): Promise<void> =>
  waitUntil(() => element.shadowRoot?.querySelector('#keep-draft'), 'the box');

/** The person agrees that it is kept. */
export const agree = async (element: EmploiApplicationForm): Promise<void> => {
  await untilOffered(element);
  box(element).click();
  await untilText(element, 'Il est enregistré jusqu’au');
};

/** Types, and agrees that it is kept. */
export const keep = async (element: EmploiApplicationForm, values: Readonly<Record<string, string>>): Promise<void> => {
  await fill(element, values);
  await agree(element);
};

/** Until the pages of the site have let go of their drafts. */
const untilFree = (): Promise<void> =>
  waitUntil(async () => (await navigator.locks.query()).held?.length === 0, 'the draft to be let go');

/** The browser is closed, and opened again: another element, that knows nothing. The first lets go of the draft. */
export const reopened = async (element: EmploiApplicationForm, given: Given = {}): Promise<EmploiApplicationForm> => {
  element.remove();
  await untilFree();
  return applicationForm(given);
};

/** After a test: no form, and nothing on the device. */
export const leaveNothing = async (): Promise<void> => {
  document.querySelectorAll('emploi-application-form').forEach((element) => element.remove());
  await untilFree();
  await new EncryptedStore().erase();
};

/** Another person each time: one may apply three times. */
export const who = () => ({ firstName: 'Lucie', lastName: 'Martin', email: newEmail() });

const untilShown = (element: EmploiApplicationForm, text: string): Promise<void> =>
  waitUntil(() => shownText(element).includes(text), `“${text}” should be shown`, { timeout: 30_000 });
export const untilArrived = (element: EmploiApplicationForm): Promise<void> =>
  untilShown(element, 'Votre candidature est arrivée');
export const untilLost = (element: EmploiApplicationForm): Promise<void> =>
  untilShown(element, 'Nous ne savons pas si votre candidature est arrivée.');

/** Through the steps, up to the last button. */
export const goToEnd = async (element: EmploiApplicationForm): Promise<void> => {
  await pressButton(element, 'Continuer');
  await untilText(element, 'Étape 2 sur 3');
  await pressButton(element, 'Continuer');
  await untilText(element, 'Étape 3 sur 3');
};
