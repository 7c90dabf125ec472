import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';

import { GatewayError } from '../../src/client/errors.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import { GatewayTask, initialState } from '../../src/element/gateway-task.ts';
import { gateway, partnerKey, untilText } from '../support/page.ts';
import { waitUntil } from '../support/wait-until.ts';

/** A query that was sent, and how it ends. */
interface Sent {
  words: string;
  signal: AbortSignal;
  answer: (value: string) => void;
  fail: (error: unknown) => void;
}

let sent: Sent[] = [];

class TaskElement extends EmploiElement {
  protected override readonly elementName = 'offer-search';
  words = '';
  readonly completed: string[] = [];
  readonly task: GatewayTask<readonly [string], string> = new GatewayTask(this, {
    args: () => [this.words] as const,
    run: (_client, [words], signal) =>
      words
        ? new Promise<string>((answer, fail) => {
            sent.push({ words, signal, answer, fail });
            signal.addEventListener('abort', () => fail(signal.reason));
          })
        : Promise.resolve(initialState),
    onComplete: (value) => {
      this.completed.push(value);
      if (value === 'throw') throw new Error('of whoever hears of it');
    },
  });

  ask(words: string): void {
    this.words = words;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return html`<div class="frame">
      ${this.task.render({
        initial: () => 'rien',
        pending: () => 'en cours',
        complete: (value) => `reçu ${value}`,
        error: ({ kind }) => `échec ${kind}`,
      })}
    </div>`;
  }
}
customElements.define('test-gateway-task', TaskElement);

const shown = (): Promise<TaskElement> =>
  fixture<TaskElement>(html`<test-gateway-task .gateway=${gateway} .partnerKey=${partnerKey}></test-gateway-task>`);

/** The element, once it has sent a query for these words. */
const asking = async (words: string): Promise<readonly [TaskElement, Sent]> => {
  const element = await shown();
  element.ask(words);
  await waitUntil(() => sent.some((one) => one.words === words));
  const [query] = sent.filter((one) => one.words === words);
  if (!query) throw new Error('nothing was sent');
  return [element, query];
};

describe('GatewayTask', () => {
  beforeEach(() => {
    sent = [];
  });

  it('has nothing to show while there is nothing to ask', async () => {
    await untilText(await shown(), 'rien');
    expect(sent).to.be.empty;
  });

  it('asks once for the same arguments, and again for others; the last answer stays meanwhile', async () => {
    const [element, first] = await asking('un');
    await untilText(element, 'en cours');
    first.answer('1');
    await untilText(element, 'reçu 1');
    element.requestUpdate();
    await element.updateComplete;
    expect(sent).to.have.lengthOf(1);
    element.ask('deux');
    await untilText(element, 'en cours');
    expect(element.task.value).to.equal('1');
    expect(element.completed).to.deep.equal(['1']);
  });

  it('takes an older query back, whose answer counts no longer', async () => {
    const [element, first] = await asking('un');
    element.ask('deux');
    await waitUntil(() => sent.length === 2);
    expect(first.signal.aborted).to.be.true;
    sent[1]?.answer('2');
    first.answer('1');
    await untilText(element, 'reçu 2');
    expect(element.completed).to.deep.equal(['2']);
  });

  it('stops when the element leaves the page, and asks again when it is back', async () => {
    const [element, first] = await asking('un');
    const parent = element.parentElement;
    element.remove();
    expect(first.signal.aborted).to.be.true;
    await element.task.settled();
    expect(element.task.pending).to.be.false;
    expect(element.task.error).to.be.undefined;
    parent?.append(element);
    await waitUntil(() => sent.length === 2);
    sent[1]?.answer('1');
    await untilText(element, 'reçu 1');
  });

  it('reports whatever goes wrong as an error of the gateway, in place of an earlier value', async () => {
    const [element, first] = await asking('un');
    const kinds: string[] = [];
    element.addEventListener('emploi-error', ({ detail }) => kinds.push(detail.error.kind));
    first.answer('1');
    await untilText(element, 'reçu 1');
    element.ask('deux');
    await waitUntil(() => sent.length === 2);
    sent[1]?.fail(new TypeError('a fault of ours'));
    await untilText(element, 'échec broken');
    expect(element.task.error).to.be.instanceOf(GatewayError);
    expect(element.task.value).to.be.undefined;
    expect(kinds).to.deep.equal(['broken']);
  });

  it('holds whoever throws at an answer off the task', async () => {
    const [element, first] = await asking('un');
    first.answer('throw');
    await element.task.settled();
    await untilText(element, 'reçu throw');
  });
});
