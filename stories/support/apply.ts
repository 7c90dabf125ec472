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

const problem = (status: number, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  Promise.resolve(
    Response.json(
      { type: 'about:blank', title: 'x', status, requestId: '7f3a-21cb', issues: [{ path, message: 'x' }] },
      { status, headers: { 'content-type': 'application/problem+json', ...headers } },
    ),
  );

/** The application is refused with this status; `path` says what for. */
export const refusing = (status: number, path = 'application'): Client => answering(() => problem(status, path));

/** The service asks to come back, and says when. */
export const crowding = (): Client => answering(() => problem(503, 'application', { 'retry-after': '45' }));

/** The first answer is lost; what is sent after that, changed, is not what had arrived. */
export const losingTheFirst = (): Client => {
  let sent = 0;
  return answering(() => ((sent += 1) === 1 ? Promise.reject(new TypeError('Failed to fetch')) : problem(422, 'application')));
};

/** The answer is lost on the way. */
export const losing = (): Client => answering(() => Promise.reject(new TypeError('Failed to fetch')));

/** The answer is always still on its way. */
export const keeping = (): Client => answering(() => new Promise(() => {}));

const receipt: ApplicationReceipt = {
  reference: '7K4M-2XQ9',
  receivedAt: '2026-11-25T09:30:00.000Z',
  retainedUntil: '2027-02-25T09:30:00.000Z',
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
      warnings: [],
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
      warnings: [],
    },
  ],
  manageUrl: 'https://emploi.example/applications/x',
  copy: true,
};

/** The application arrives, with two documents. */
export const receiving = (): Client => answering(() => Promise.resolve(Response.json(receipt, { status: 201 })));

/** The gateway, but for the form, which `change` gives back otherwise. */
const asking = (change: (form: unknown) => Response | Promise<Response>): Client =>
  createClient({
    gateway,
    partnerKey: employerKey,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      return response.url.includes('/applications/form') ? change(await response.json()) : response;
    },
  });

/** The page of an employer who does not say who receives the data. */
export const unaccountable = (): Client =>
  asking((form) => Response.json({ ...Object(form), live: true, recruiter: { name: 'Comptoir', contact: '' } }));

/** The offer takes no more applications. */
export const closed = (): Client => asking(() => problem(410, 'offer'));

/** A question with more choices than are shown at once. */
export const offeringManyTowns = (): Client =>
  asking((form) =>
    Response.json({
      ...Object(form),
      questions: [
        {
          id: 'boutique',
          kind: 'choice',
          label: 'Dans quelle boutique voulez-vous travailler ?',
          hint: 'Toutes sont dans la Drôme.',
          required: true,
          options: ['Crest', 'Die', 'Dieulefit', 'Loriol', 'Montélimar', 'Nyons', 'Romans', 'Valence'],
        },
      ],
    }),
  );

const somebody = { firstName: 'Claire', lastName: 'Fontaine', email: 'claire@courriel.example', phone: '0612345678' };

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

/** Goes to a step by way of those before it. */
export const goTo = async (stage: Stage, step: 'documents' | 'answers' | 'review'): Promise<void> => {
  const element = await typeIn(stage);
  for (const next of ['documents', 'answers', 'review']) {
    await goOn(stage);
    await shown(element, `.step.${next}`);
    if (next === step) return;
    if (next === 'answers') await answer(stage);
  }
};

/** Sends once more, with another address. */
export const changeAndSend = async (stage: Stage): Promise<EmploiApplicationForm> => {
  await typeIn(stage, { email: 'claire.fontaine@courriel.example' });
  return goOn(stage);
};

/** Does something while the browser says that it has no network. */
export const unconnected = async (act: () => Promise<unknown>): Promise<void> => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
  try {
    await act();
  } finally {
    Reflect.deleteProperty(navigator, 'onLine');
  }
};

/** Fills the whole page in, and sends it. */
export const fillAndSend = async (stage: Stage): Promise<EmploiApplicationForm> => {
  await typeIn(stage);
  await answer(stage);
  return goOn(stage);
};
