import type { EmploiApplicationForm } from '../../components/application-form/index.ts';
import type { Client } from '../../src/client/client.ts';
import {
  applicationForm,
  askingNothing,
  employerClient,
  fill,
  goOn,
  newEmail,
  somebody,
  type Given,
} from './application-form.ts';
import { byRole, shownText } from './page.ts';
import { waitUntil } from './wait-until.ts';

/** A PDF of blank pages. `padding`: bytes that it carries besides. */
export const pdf = (pages: number, padding = 0): Uint8Array<ArrayBuffer> => {
  const kids = Array.from({ length: pages }, (_, page) => `${3 + page} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Kids [${kids.join(' ')}] /Count ${pages} /Type /Pages >>`,
    ...kids.map(() => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const filling = padding ? `90 0 obj\n<< /Length ${padding} >>\nstream\n${'x'.repeat(padding)}\nendstream\nendobj\n` : '';
  const end = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`;
  return new TextEncoder().encode(`%PDF-1.7\n${filling}${objects.join('')}${end}`);
};

/** A file as a person chooses it: a PDF of one page unless it is said to be something else. */
export const aFile = (name: string, bytes: Uint8Array<ArrayBuffer> = pdf(1), type = 'application/pdf'): File =>
  new File([bytes], name, { type });

/** The form at the step where files are given. */
export const documentsStep = async (given: Given = {}): Promise<EmploiApplicationForm> => {
  const element = await applicationForm(given);
  await fill(element, { ...somebody, email: newEmail() });
  await goOn(element, /Vos documents$/);
  await waitUntil(() => input(element), 'the fields for files');
  return element;
};

/** The field for files with this id. */
export const input = (element: Element, id = 'documents'): HTMLInputElement | undefined => {
  const found = element.shadowRoot?.querySelector(`[id="${id}"]`);
  return found instanceof HTMLInputElement ? found : undefined;
};

const holding = (files: readonly File[]): DataTransfer => {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
};

/** Chooses files, as the browser's own window does. */
export const choose = async (element: EmploiApplicationForm, files: readonly File[], id?: string): Promise<void> => {
  const field = input(element, id);
  if (!field) throw new Error(`No field for files “${id}”`);
  field.files = holding(files).files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
};

/** Drops files on a field. */
export const drop = async (element: EmploiApplicationForm, files: readonly File[], id?: string): Promise<void> => {
  const target = input(element, id)?.labels?.[0];
  const dataTransfer = holding(files);
  target?.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer }));
  target?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  await element.updateComplete;
};

/** Drops what no test can put into a real transfer: files that cannot be read, and folders. */
export const dropOdd = async (
  element: EmploiApplicationForm,
  files: readonly File[],
  folders: readonly string[] = [],
): Promise<void> => {
  const items = folders.map((name) => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: true, name }) }));
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files, items } });
  input(element)?.labels?.[0]?.dispatchEvent(event);
  await element.updateComplete;
};

/** What is shown of each file, in their order. */
export const rows = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.file') ?? [])].map((row) => row.innerText.replace(/\s+/g, ' ').trim());

/** The states that files are in, in their order. */
export const states = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.file .state') ?? [])].map((state) => state.innerText.trim());

export const untilState = (element: Element, state: RegExp, row = 0): Promise<void> =>
  waitUntil(() => state.test(states(element)[row] ?? ''), `file ${row} should be ${state}: ${shownText(element)}`, {
    timeout: 30_000,
  });

/** Until so many files have been received. */
export const untilReceived = (element: Element, count: number): Promise<void> =>
  waitUntil(
    () => states(element).filter((state) => state.startsWith('Reçu')).length === count,
    `${count} files should be there`,
    {
      timeout: 30_000,
    },
  );

/** What a test does to the requests for files: an answer in place of the gateway's, or nothing. */
export type UploadFault = (request: Request, send: typeof fetch) => Promise<Response> | undefined;

/** A way to the gateway on which files meet `fault`; `seen` has what was asked of them, in order. */
export const uploadClient = (fault: UploadFault, key = askingNothing): { client: Client; seen: string[] } => {
  const seen: string[] = [];
  const client = employerClient((request, send) => {
    if (!new URL(request.url).pathname.startsWith('/v1/uploads')) return send(request);
    seen.push(request.url.includes('/state') ? 'state' : request.method);
    return fault(request, send) ?? send(request);
  }, key);
  return { client, seen };
};

/** Like a network that takes a request and gives no answer until `open` is called. */
export const gate = (): { closed: (request: Request) => Promise<void>; open: () => void } => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const closed = ({ signal }: Request): Promise<void> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      void opened.then(resolve);
    });
  return { closed, open: () => open() };
};

/** What a network says that is none. */
export const lost = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

/** Presses the button with this name and waits until that is shown. */
export const pressButton = async (element: EmploiApplicationForm, name: string | RegExp): Promise<void> => {
  byRole(element, 'button', name).click();
  await element.updateComplete;
};
