import { createClient, type Client } from '../../src/client/client.ts';
import { employerKey, goOn, goTo } from './apply.ts';
import { gateway } from './gateway.ts';
import { on, shown, type Stage } from './play.ts';

type Answer = (request: Request) => Promise<Response> | undefined;

/** The gateway, but for requests about files that `answer` answers. */
const meeting = (answer: Answer): Client =>
  createClient({
    gateway,
    partnerKey: employerKey,
    fetch: (input, init) => {
      const request = new Request(input, init);
      return (new URL(request.url).pathname.startsWith('/v1/uploads') ? answer(request) : undefined) ?? fetch(request);
    },
  });

const refusal = (status: number, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  Promise.resolve(
    Response.json(
      { type: 'about:blank', title: 'x', status },
      { status, headers: { 'content-type': 'application/problem+json', ...headers } },
    ),
  );

/** Nothing comes back, until the request is given up. */
const silence = ({ signal }: Request): Promise<Response> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
  });

/** The bytes are always still on their way. */
export const slow = (): Client => meeting((request) => (request.method === 'PATCH' ? silence(request) : undefined));

/** No file gets through: there is no network. */
export const cut = (): Client => meeting(() => Promise.reject(new TypeError('Failed to fetch')));

/** The gateway asks for patience. */
export const crowded = (): Client => meeting(() => refusal(429, { 'retry-after': '45' }));

/** The gateway has enough files. */
export const full = (): Client => meeting(({ method }) => (method === 'POST' ? refusal(422) : undefined));

/** What the gateway says of a file is changed to this. */
const judging = (judgement: object): Client =>
  meeting((request) =>
    request.url.includes('/state')
      ? fetch(request).then(async (answer) => Response.json({ ...Object(await answer.json()), ...judgement }))
      : undefined,
  );

/** The check of a file lasts. */
export const checking = (): Client => judging({ state: 'checking' });

/** A virus is found in it. */
export const infected = (): Client => judging({ state: 'refused', refusal: 'infected' });

const aPdf = [
  '%PDF-1.7',
  '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
  '2 0 obj\n<< /Kids [3 0 R] /Count 1 /Type /Pages >>\nendobj',
  '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj',
  'xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
].join('\n');

export const curriculum = (): File => new File([aPdf], 'CV Claire Fontaine.pdf', { type: 'application/pdf' });

export const certificate = (): File => new File([aPdf], 'Attestation de stage.pdf', { type: 'application/pdf' });

export const program = (): File => new File(['MZ'], 'Portfolio.exe');

/** Chooses files at the step that is shown; `field` is the id of the field. */
export const give = async (stage: Stage, files: readonly File[], field = 'documents'): Promise<void> => {
  const element = on(stage, 'emploi-application-form');
  const input = await shown(element, `input[id="${field}"]`);
  if (!(input instanceof HTMLInputElement)) return;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Chooses files at the step of documents, and waits until this is shown. */
export const giveAtStep = async (stage: Stage, files: readonly File[], sought: string, field?: string): Promise<void> => {
  await goTo(stage, 'documents');
  await give(stage, files, field);
  await shown(on(stage, 'emploi-application-form'), sought);
};

/** Goes on with a file that has not arrived: the summary says so. */
export const goOnTooEarly = async (stage: Stage): Promise<void> => {
  await giveAtStep(stage, [curriculum()], '.file.sending');
  await shown(await goOn(stage), '#errors');
};
