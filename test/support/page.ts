import { expect } from '@open-wc/testing';

import { createClient, type Client } from '../../src/client/client.ts';
import { waitUntil } from './wait-until.ts';

/** The gateway behind the test pages, and the key of a partner whose page they are. */
export const gateway = '/v1/';
export const partnerKey = 'pk_test_council';

/** Only Chromium can be told from outside what its visitor prefers (`emulateMedia`); what axe finds there holds for all engines. */
export const isChromium = navigator.userAgent.includes('Chrome/');

/** A client of the real gateway. `fault` may stand in for the network: it gets the request and the way on. */
export const clientWith = (fault: (request: Request, send: typeof fetch) => Promise<Response>): Client =>
  createClient({ gateway, partnerKey, fetch: (input, init) => fault(new Request(input, init), fetch) });

const inside = (root: Element): ParentNode => root.shadowRoot ?? root;

const normal = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** What an element says to those who cannot see it, as far as these tests need it. */
const nameOf = (element: Element): string => {
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)
    return normal(element.labels?.[0]?.textContent);
  return normal(element.getAttribute('aria-label') ?? element.textContent);
};

const isShown = (element: Element): boolean => element.checkVisibility();

const selectors: Readonly<Record<string, string>> = {
  button: 'button',
  link: 'a[href]',
  textbox: 'input:not([role])',
  combobox: '[role="combobox"]',
  select: 'select',
  option: '[role="option"]',
  heading: 'h1, h2, h3, h4',
  status: '[role="status"]',
  alert: '[role="alert"]',
};

/** All shown elements of a role inside `root`, in the order of the page. */
export const allByRole = (root: Element, role: string, name?: string | RegExp): HTMLElement[] =>
  [...inside(root).querySelectorAll<HTMLElement>(selectors[role] ?? `[role="${role}"]`)].filter(
    (element) =>
      isShown(element) &&
      (name === undefined || (typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element)))),
  );

/** The one shown element with this role and name. */
export const byRole = (root: Element, role: string, name?: string | RegExp): HTMLElement => {
  const [found, ...others] = allByRole(root, role, name);
  expect(others, `only one ${role} ${name}`).to.have.length(0);
  if (!found) throw new Error(`No ${role} ${name ?? ''} in: ${normal(inside(root).textContent)}`);
  return found;
};

/** All that is shown inside `root`, as one line. */
export const shownText = (root: Element): string => {
  const text = inside(root);
  return normal(
    [...text.querySelectorAll<HTMLElement>(':host > *, .frame')].map((element) => element.innerText).join(' ') ||
      text.textContent,
  );
};

export const untilText = (root: Element, text: string | RegExp): Promise<void> =>
  waitUntil(
    () => (typeof text === 'string' ? shownText(root).includes(text) : text.test(shownText(root))),
    `“${text}” should be shown`,
    { timeout: 20_000 },
  );

/** Waits until a field holds a value. */
export const untilHeld = (element: Element, role: string, name: string, value: string): Promise<void> =>
  waitUntil(
    () => allByRole(element, role, name).some((field) => 'value' in field && field.value === value),
    `“${name}” should hold “${value}”`,
  );

/** Says to the page that there is a network, or none, as the browser does. */
export const network = (isOnline: boolean): void => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
};
