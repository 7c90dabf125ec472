import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';

import { alertsOf, type NewAlert } from '../../src/client/alerts.ts';
import type { Client } from '../../src/client/client.ts';
import type { AlertReceipt } from '../../src/contract/alerts.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import { Submission, type SubmissionState } from '../../src/element/submission.ts';
import { clientWith, gateway, network, partnerKey } from '../support/page.ts';
import { waitUntil } from '../support/wait-until.ts';

class SubmittingElement extends EmploiElement {
  protected override readonly elementName = 'offer-search';
  /** The states there were, in their order. */
  readonly states: SubmissionState[] = [];
  readonly receipts: AlertReceipt[] = [];
  isShownInFields = false;
  readonly submission = new Submission<NewAlert, AlertReceipt>(this, {
    send: (client, alert, key, signal) => alertsOf(client).create(alert, key, signal),
    onReceipt: (receipt) => this.receipts.push(receipt),
    onInvalid: () => this.isShownInFields,
  });

  protected override render(): TemplateResult {
    const { state } = this.submission;
    if (this.states.at(-1) !== state) this.states.push(state);
    return html`<div class="frame">${state}</div>`;
  }
}
customElements.define('test-submission', SubmittingElement);

/** An alert for somebody whom no other test has used. */
const alert = (changes: Partial<NewAlert> = {}): NewAlert => ({
  email: `claire.${crypto.getRandomValues(new Uint32Array(1))[0]}@courriel.example`,
  frequency: 'day',
  keywords: 'plombier',
  ...changes,
});

const lost = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

const rejection = (status: number): Response =>
  Response.json({ type: 'about:blank', title: 'x', status }, { status, headers: { 'content-type': 'application/problem+json' } });

/** A client whose writes meet one fault after the other and then none; `keys` are those that they were sent under. */
const faulty = (...faults: readonly ((request: Request, send: typeof fetch) => Promise<Response>)[]) => {
  const keys: (string | null)[] = [];
  const client = clientWith((request, send) => {
    if (request.method !== 'POST') return send(request);
    const fault = faults[keys.length];
    keys.push(request.headers.get('idempotency-key'));
    return fault ? fault(request, send) : send(request);
  });
  return { client, keys };
};

/** The request arrives, and its answer does not. */
const losesAnswer = async (request: Request, send: typeof fetch): Promise<Response> => {
  await send(request);
  return lost();
};

const submitting = async (client: Client): Promise<SubmittingElement> => {
  const element = await fixture<SubmittingElement>(
    html`<test-submission .gateway=${gateway} .partnerKey=${partnerKey} .client=${client}></test-submission>`,
  );
  await element.updateComplete;
  return element;
};

describe('a submission', () => {
  afterEach(() => network(true));

  it('goes from idle over pending to done, sent once however often it is asked for', async () => {
    const { client, keys } = faulty();
    const element = await submitting(client);
    const { submission } = element;
    const request = alert();
    await Promise.all([submission.send(request), submission.send(request), submission.send(alert())]);
    await element.updateComplete;
    expect(element.states).to.deep.equal(['idle', 'pending', 'done']);
    expect(keys).to.deep.equal([submission.key]);
    expect(element.receipts).to.deep.equal([submission.receipt]);
    expect(submission.pending).to.equal(undefined);
  });

  it('may have arrived where the answer is lost; tried again it has one key and one receipt', async () => {
    const { client, keys } = faulty(losesAnswer);
    const { submission, receipts } = await submitting(client);
    const request = alert();
    await submission.send(request);
    expect(submission.state).to.equal('unknown');
    expect(submission.pending).to.deep.include({ request, mayHaveArrived: true });
    expect(submission.hasOwnAction).to.equal(true);
    await submission.retry();
    expect(submission.state).to.equal('done');
    expect(receipts).to.have.length(1);
    expect(keys).to.deep.equal([submission.key, submission.key]);
  });

  it('tells where an earlier request has arrived and the one that was changed has not', async () => {
    const { client, keys } = faulty(losesAnswer);
    const { submission } = await submitting(client);
    const request = alert();
    await submission.send(request);
    await submission.send({ ...request, frequency: 'week' });
    expect(submission.state).to.equal('conflict');
    await submission.fetchEarlier();
    expect(submission.state).to.equal('done');
    expect(new Set(keys).size).to.equal(1);
  });

  it('can be sent as another after such a conflict', async () => {
    const { client, keys } = faulty(losesAnswer);
    const { submission } = await submitting(client);
    await submission.send(alert());
    await submission.send(alert());
    expect(submission.state).to.equal('conflict');
    await submission.sendAnew();
    expect(submission.state).to.equal('done');
    expect(new Set(keys).size).to.equal(2);
  });

  it('waits for the network, and is sent when it is back', async () => {
    const { client, keys } = faulty();
    const { submission } = await submitting(client);
    network(false);
    const request = alert();
    await submission.send(request);
    expect(submission.state).to.equal('waiting');
    expect(submission.pending).to.deep.include({ request, mayHaveArrived: false });
    expect(keys).to.deep.equal([]);
    network(true);
    await waitUntil(() => submission.state === 'done');
    expect(keys).to.have.length(1);
  });

  it('waits no more when the visitor says so', async () => {
    const { client, keys } = faulty();
    const { submission } = await submitting(client);
    network(false);
    await submission.send(alert());
    submission.cancel();
    network(true);
    expect(submission.state).to.equal('idle');
    expect(submission.pending).to.equal(undefined);
    expect(keys).to.deep.equal([]);
  });

  it('is rejected, or shown in the fields; nothing has arrived then', async () => {
    const { client } = faulty(
      () => Promise.resolve(rejection(400)),
      () => Promise.resolve(rejection(400)),
    );
    const element = await submitting(client);
    const { submission } = element;
    await submission.send(alert());
    expect(submission.state).to.equal('rejected');
    expect(submission.pending).to.equal(undefined);
    element.isShownInFields = true;
    await submission.retry();
    expect(submission.state).to.equal('idle');
  });

  it('is taken up at another visit under its key, when the visitor says so', async () => {
    const first = faulty(losesAnswer);
    const { submission: before } = await submitting(first.client);
    await before.send(alert());
    const { key, pending } = before;

    const { client, keys } = faulty();
    const { submission } = await submitting(client);
    submission.resume(key, pending);
    expect(submission.pending).to.equal(pending);
    expect(submission.resumable).to.equal(pending);
    expect(keys).to.deep.equal([]);
    if (pending) await submission.send(pending.request);
    expect(submission.state).to.equal('done');
    expect(keys).to.deep.equal(first.keys);
  });

  it('goes on when the element comes back that left the page meanwhile, and may have arrived until then', async () => {
    const held = Promise.withResolvers<void>();
    const { client, keys } = faulty(async (request, send) => {
      await held.promise;
      return send(request);
    });
    const element = await submitting(client);
    const { submission } = element;
    void submission.send(alert());
    await waitUntil(() => keys.length === 1);
    const place = element.parentElement;
    element.remove();
    expect(submission.pending?.mayHaveArrived).to.equal(true);
    place?.append(element);
    held.resolve();
    await waitUntil(() => submission.state === 'done');
    expect(new Set(keys).size).to.equal(1);
  });

  it('begins anew with another key', async () => {
    const { client, keys } = faulty();
    const { submission } = await submitting(client);
    await submission.send(alert());
    submission.restart();
    expect(submission.state).to.equal('idle');
    await submission.send(alert());
    expect(submission.state).to.equal('done');
    expect(new Set(keys).size).to.equal(2);
  });
});
