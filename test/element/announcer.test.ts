import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';

import { Announcer, debounceMs } from '../../src/element/announcer.ts';
import { waitUntil } from '../support/wait-until.ts';
import { spoken, type Spoken } from '../support/spoken.ts';

/** An element that says something besides what it shows. */
class Speaker extends LitElement {
  readonly announcer = new Announcer();
  isShown = true;

  protected override render(): TemplateResult {
    return html`${this.isShown ? this.announcer.render() : ''}`;
  }
}
customElements.define('test-speaker', Speaker);

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, debounceMs * 2));

describe('the announcer of an element', () => {
  let element: Speaker;
  let heard: Spoken;

  beforeEach(async () => {
    element = new Speaker();
    document.body.append(element);
    await element.updateComplete;
    heard = spoken(element);
  });

  afterEach(() => {
    heard.stop();
    element.remove();
  });

  const untilHeard = (count: number): Promise<void> => waitUntil(() => heard.said.length >= count, `${count} should be heard`);

  it('says a text in a region that was there before it', async () => {
    element.announcer.say('1 fichier reçu');
    expect(heard.said).to.deep.equal([]);
    await untilHeard(1);
    expect(heard.said).to.deep.equal(['polite: 1 fichier reçu']);
  });

  it('holds what is said before there is a region until there is one, and a while longer', async () => {
    const early = new Speaker();
    early.announcer.say('Bonjour');
    early.announcer.alert('Attention');
    document.body.append(early);
    await early.updateComplete;
    const fromNow = spoken(early);
    await waitUntil(() => fromNow.said.length === 2, 'both should be heard');
    expect(fromNow.said).to.deep.equal(['polite: Bonjour', 'at once: Attention']);
    fromNow.stop();
    early.remove();
  });

  it('says the last of several texts', async () => {
    for (const share of ['25 %', '50 %', '75 %']) element.announcer.say(share);
    await untilHeard(1);
    await pause();
    expect(heard.said).to.deep.equal(['polite: 75 %']);
  });

  it('takes back at once what it has said, and what waits to be', async () => {
    element.announcer.say('CV.png est trop lourde : nous la réduisons…');
    await untilHeard(1);
    element.announcer.say('Envoi');
    element.announcer.clear();
    expect(element.shadowRoot?.querySelector('[role="status"]')?.textContent).to.equal('');
    await pause();
    expect(heard.said).to.have.length(1);
  });

  it('says what is wrong at once, and each once', async () => {
    element.announcer.alert('CV.pdf est vide.');
    element.requestUpdate();
    await element.updateComplete;
    expect(heard.said).to.deep.equal(['at once: CV.pdf est vide.']);
    element.requestUpdate();
    await element.updateComplete;
    await pause();
    expect(heard.said).to.have.length(1);
  });

  it('says the same text again when it is said again', async () => {
    element.announcer.say('CV.pdf est retiré.');
    await untilHeard(1);
    element.announcer.say('CV.pdf est retiré.');
    await untilHeard(2);
    element.announcer.alert('CV.pdf est vide.');
    await untilHeard(3);
    element.announcer.alert('CV.pdf est vide.');
    await untilHeard(4);
    expect(heard.said).to.deep.equal([
      'polite: CV.pdf est retiré.',
      'polite: CV.pdf est retiré.',
      'at once: CV.pdf est vide.',
      'at once: CV.pdf est vide.',
    ]);
  });

  it('takes back what was wrong, and what was not said yet', async () => {
    element.announcer.alert('CV.pdf est vide.');
    element.announcer.clearAlert();
    expect(element.shadowRoot?.querySelector('[role="alert"]')?.textContent).to.equal('');
    element.announcer.say('50 %');
    element.announcer.say('');
    await pause();
    expect(heard.said).not.to.include('polite: 50 %');
  });

  it('says nothing again to whoever comes back to its region', async () => {
    element.announcer.say('1 fichier reçu');
    await untilHeard(1);
    for (const isShown of [false, true]) {
      element.isShown = isShown;
      element.requestUpdate();
      await element.updateComplete;
    }
    await pause();
    expect(heard.said).to.have.length(1);
    element.announcer.say('2 fichiers reçus');
    await untilHeard(2);
    expect(heard.said.at(-1)).to.equal('polite: 2 fichiers reçus');
  });
});
