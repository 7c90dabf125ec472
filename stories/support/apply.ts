import type { EmploiApplicationForm } from '../../components/application-form/index.ts';
import { createClient, type Client } from '../../src/client/client.ts';
import type { ApplicationReceipt } from '../../src/contract/index.ts';
import { gateway } from './gateway.ts';
import { on, shown, type Stage } from './play.ts';

/** The employer of the demonstration, who asks questions. */
export const employerKey = 'pk_test_employer';

/** The gateway, but for what is sent at last. */
const answering = (answer: () => Promise<Response>): Client =>
  createClient({
    gateway,
    partnerKey: employerKey,
    fetch: (input, init) => {
      const { method, url } = new Request(input, init);
      return method === 'POST' && url.includes('/applications?') ? answer() : fetch(input, init);
    },
  });

const problem = (status: number, path: string): Promise<Response> =>
  Promise.resolve(
    Response.json(
      { type: 'about:blank', title: 'x', status, requestId: '7f3a-21cb', issues: [{ path, message: 'x' }] },
      { status, headers: { 'content-type': 'application/problem+json' } },
    ),
  );

/** The application is refused with this status; `path` says what for. */
export const refusing = (status: number, path = 'application'): Client => answering(() => problem(status, path));

/** The answer is lost on the way. */
export const losing = (): Client => answering(() => Promise.reject(new TypeError('Failed to fetch')));

/** The answer is always still on its way. */
export const keeping = (): Client => answering(() => new Promise(() => {}));

const receipt: ApplicationReceipt = {
  number: '7K4M-2XQ9',
  receivedAt: '2026-11-25T09:30:00.000Z',
  keptUntil: '2027-02-25T09:30:00.000Z',
  recruiter: 'Comptoir (démonstration)',
  documents: [
    {
      id: 'd1',
      name: 'CV Claire Fontaine.pdf',
      purpose: 'cv',
      size: 234_567,
      state: 'received',
      refusal: null,
      kind: 'pdf',
      pages: 2,
      checksum: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      scanned: true,
    },
    {
      id: 'd2',
      name: 'permis.jpg',
      purpose: 'other',
      size: 2_340_000,
      state: 'checking',
      refusal: null,
      kind: 'jpeg',
      pages: null,
      checksum: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
      scanned: null,
    },
  ],
  manageUrl: 'https://emploi.example/applications/x',
  copy: true,
};

/** The application arrives, with two documents. */
export const receiving = (): Client => answering(() => Promise.resolve(Response.json(receipt, { status: 201 })));

/** The page of an employer who does not say who receives the data. */
export const unaccountable = (): Client =>
  createClient({
    gateway,
    partnerKey: employerKey,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (!response.url.includes('/applications/form')) return response;
      const form: unknown = await response.json();
      return Response.json({ ...Object(form), live: true, recruiter: { name: 'Comptoir', contact: '' } });
    },
  });

const somebody = { firstName: 'Claire', lastName: 'Fontaine', email: 'claire.fontaine@courriel.example', phone: '0612345678' };

/** Types into fields, by their names. */
export const typeIn = async (
  stage: Stage,
  values: Readonly<Record<string, string>> = somebody,
): Promise<EmploiApplicationForm> => {
  const element = on(stage, 'emploi-application-form');
  for (const [name, value] of Object.entries(values)) {
    const field = await shown(element, `[name="${name}"]`);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return element;
};

/** What the questions of the demonstration need at least. */
export const answer = async (stage: Stage): Promise<void> => {
  const element = await typeIn(stage, { 'answer.disponibilite': '2027-01-04' });
  const morning = await shown(element, '[name="answer.horaires"]');
  if (morning instanceof HTMLInputElement && !morning.checked) morning.click();
};

/** Presses the button that goes on. */
export const goOn = async (stage: Stage): Promise<EmploiApplicationForm> => {
  const element = on(stage, 'emploi-application-form');
  (await shown(element, '#go')).click();
  return element;
};

/** Goes to the step with this title. */
export const goTo = async (stage: Stage, title: string): Promise<void> => {
  const element = await typeIn(stage);
  for (const next of ['Vos documents', 'Questions de l’employeur', 'Vérifier et envoyer']) {
    await goOn(stage);
    await shown(element, 'h3', next);
    if (next === title) return;
    if (next === 'Questions de l’employeur') await answer(stage);
  }
};

/** Fills the whole page in, and sends it. */
export const fillAndSend = async (stage: Stage): Promise<EmploiApplicationForm> => {
  await typeIn(stage);
  await answer(stage);
  return goOn(stage);
};
