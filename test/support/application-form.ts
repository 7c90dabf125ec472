import { expect, fixture, html } from '@open-wc/testing';

import '../../components/application-form/index.ts';
import type { EmploiApplicationForm } from '../../components/application-form/index.ts';
import { createClient, type Client } from '../../src/client/client.ts';
import { allByRole, byRole, gateway } from './page.ts';
import { waitUntil } from './wait-until.ts';

/** The keys of the employer who asks questions, of the one who asks none, and of a council that shows the offers of both. */
export const asking = 'pk_test_employer';
export const askingNothing = 'pk_test_atelier';

export interface Given {
  key?: string;
  offer?: string;
  layout?: 'steps' | 'page';
  firstName?: string;
  lastName?: string;
  email?: string;
  phone?: string;
  message?: string;
  client?: Client;
}

/** A client of the real gateway. `fault` may stand in for the network: it gets the request and the way on. */
export const employerClient = (fault: (request: Request, send: typeof fetch) => Promise<Response>, key = askingNothing): Client =>
  createClient({ gateway, partnerKey: key, fetch: (input, init) => fault(new Request(input, init), fetch) });

/** An application form on the test page, before the real gateway; its first field is there. */
export const applicationForm = async (given: Given = {}): Promise<EmploiApplicationForm> => {
  const { key = askingNothing, offer, layout, firstName, lastName, email, phone, message, client } = given;
  const element = await fixture<EmploiApplicationForm>(
    html`<emploi-application-form
      gateway=${gateway}
      partner-key=${key}
      .offer=${offer ?? null}
      .layout=${layout ?? null}
      .firstName=${firstName ?? ''}
      .lastName=${lastName ?? ''}
      .email=${email ?? ''}
      .phone=${phone ?? ''}
      .message=${message ?? null}
      .client=${client}
    ></emploi-application-form>`,
  );
  await waitUntil(() => element.shadowRoot?.querySelector('form .actions, form .notice, .failed'), 'the form');
  return element;
};

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (found: Element | null | undefined): found is Field =>
  found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement;

/** The field with this name. */
export const field = (element: Element, name: string): Field => {
  const found = element.shadowRoot?.querySelector(`[name="${name}"]`);
  if (!isField(found)) throw new Error(`No field “${name}”`);
  return found;
};

/** Puts a value into a field, as typing it does, and leaves the field. */
export const fill = async (element: EmploiApplicationForm, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    const target = field(element, name);
    target.value = value;
    target.dispatchEvent(new InputEvent('input', { bubbles: true }));
    target.dispatchEvent(new Event('change', { bubbles: true }));
  }
  await element.updateComplete;
};

/** Ticks what has this name and, where several have it, this value. */
export const tick = async (element: EmploiApplicationForm, name: string, value = ''): Promise<void> => {
  const found = [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>(`[name="${name}"]`) ?? [])].find(
    (box) => !value || box.value === value,
  );
  if (!found) throw new Error(`No box “${name}” ${value}`);
  found.click();
  await element.updateComplete;
};

export const somebody = { firstName: 'Claire', lastName: 'Fontaine', email: 'claire@courriel.example' };

/** An address that no other test has used: the gateway takes few applications of one person. */
export const newEmail = (): string => `claire.${crypto.getRandomValues(new Uint32Array(1))[0]}@courriel.example`;

/** Presses the button and waits until this heading is shown. */
export const goOn = async (element: EmploiApplicationForm, heading: string | RegExp, button = 'Continuer'): Promise<void> => {
  byRole(element, 'button', button).click();
  await waitUntil(() => allByRole(element, 'heading', heading).length === 1, `“${heading}” should be shown`, {
    timeout: 8_000,
  });
};

/** Goes to the last step of a form that asks nothing more. */
export const atTheEnd = async (given: Given = {}): Promise<EmploiApplicationForm> => {
  const element = await applicationForm(given);
  await fill(element, { ...somebody, email: newEmail() });
  await goOn(element, /Vos documents$/);
  await goOn(element, /Vérifier et envoyer$/);
  return element;
};

/** The texts of the error summary, in their order. */
export const told = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('#errors li') ?? [])].map((item) => item.textContent.replace(/\s+/g, ' ').trim());

/** Fails unless the summary has the focus and each of its links leads to a field. */
export const expectSummary = (element: EmploiApplicationForm): void => {
  expect(element.shadowRoot?.activeElement?.id).to.equal('errors');
  for (const link of element.shadowRoot?.querySelectorAll<HTMLAnchorElement>('#errors a') ?? []) {
    const name = link.getAttribute('href')?.slice(1) ?? '';
    link.click();
    expect(element.shadowRoot?.activeElement?.getAttribute('name')).to.equal(name);
  }
};
