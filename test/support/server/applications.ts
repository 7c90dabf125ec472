import { randomBytes } from 'node:crypto';

import { createApp, type App, type AppOptions } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { inventedSiren } from '../../../server/partners/siret.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { applicationsOf, type ApplicationSession, type NewApplication } from '../../../src/client/applications.ts';
import { createClient } from '../../../src/client/index.ts';
import { anOffer } from '../offers.ts';
import { origin } from './gateway.ts';

/** The key of the partner that receives applications in these tests. */
export const employerKey = 'pk_test_employer';

/** A name beyond guessing, as a page makes one for each application. */
export const newDraftKey = (): string => randomBytes(16).toString('hex');

/** What is sent where nothing else matters; all that the sample employer's questions require is there. */
export const anApplication = (changes: Partial<NewApplication> = {}): NewApplication => ({
  firstName: 'Claire',
  lastName: 'Fontaine',
  email: 'claire.fontaine@courriel.example',
  documents: [],
  answers: { disponibilite: ['2027-01-04'], horaires: ['Matin', 'Soir'] },
  ...changes,
});

/** An offer of the employer's. */
export const employersOffer = 'offre-comptoir';

export const saveEmployersOffer = async (db: Database, id = employersOffer): Promise<void> => {
  await storesOf(db).offers.save([
    {
      offer: anOffer({ id, title: 'Vendeur / Vendeuse (H/F)', company: 'Comptoir des Halles' }),
      longitude: null,
      latitude: null,
      siret: `${inventedSiren('Comptoir')}00012`,
    },
  ]);
};

/** The gateway whose clock always says that a person had the time to fill the form; its work is quickly done. */
export const patientApp = (db: Database, options: AppOptions = {}): App =>
  createApp(storesOf(db), { sessions: { work: [1, 2], now: patientClock() }, ...options });

/** Each look at it is four seconds after the one before. */
const patientClock = (): (() => number) => {
  let time = Date.now();
  return () => (time += 4_000);
};

/** A page's way to the gateway. */
export const clientOf = (app: App, { key = employerKey, send }: { key?: string; send?: typeof fetch } = {}) =>
  applicationsOf(
    createClient({
      gateway: `${origin}/v1/`,
      partnerKey: key,
      element: 'application-form',
      fetch: send ?? (async (input, init) => app.request(input instanceof URL ? input.href : input, init)),
    }),
  );

export const newDraft = (app: App): ApplicationSession => clientOf(app).session(newDraftKey());
