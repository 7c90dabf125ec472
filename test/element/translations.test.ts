import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';

import { EmploiElement } from '../../src/element/emploi-element.ts';
import * as applicationForm from '../../stories/application-form.stories.ts';
import * as offerSearch from '../../stories/offer-search.stories.ts';
import * as provider from '../../stories/provider.stories.ts';
import type { Stage } from '../../stories/support/play.ts';
import { messagesOf, ownWords, saidBy, speak } from '../support/languages.ts';
import { allByRole, clientWith, gateway, partnerKey } from '../support/page.ts';
import { stage } from '../support/stage.ts';

const { default: applicationFormMeta, ...applicationFormStories } = applicationForm;
const { default: offerSearchMeta, ...offerSearchStories } = offerSearch;
const { default: providerMeta, ...providerStories } = provider;

type Search = HTMLElementTagNameMap['emploi-offer-search'];

/** What is not a story: states that a visitor brings about. */
const visited = async (act: (element: Search) => Promise<void>): Promise<Stage> => {
  const canvasElement = await fixture<HTMLElement>(
    html`<div><emploi-offer-search gateway=${gateway} partner-key=${partnerKey}></emploi-offer-search></div>`,
  );
  const element = canvasElement.querySelector('emploi-offer-search');
  if (element) await act(element);
  return { canvasElement };
};

const type = async (element: Search, text: string): Promise<void> => {
  await element.updateComplete;
  const [, place] = allByRole(element, 'combobox');
  expect(place).to.be.instanceOf(HTMLInputElement);
  if (place) Object.assign(place, { value: text }).dispatchEvent(new InputEvent('input'));
};

const unavailable = clientWith((request, send) =>
  request.url.includes('cursor') || request.url.includes('offers/')
    ? Promise.resolve(new Response('{}', { status: request.url.includes('cursor') ? 429 : 404 }))
    : send(request),
);

const states: readonly { name: string; show: () => Promise<Stage> }[] = [
  ...Object.values(offerSearchStories).map((story) => ({
    name: story.name,
    show: () => stage<offerSearch.Args>(offerSearchMeta, story),
  })),
  ...Object.values(applicationFormStories).map((story) => ({
    name: story.name,
    show: () => stage<applicationForm.Args>(applicationFormMeta, story),
  })),
  ...Object.values(providerStories).map((story) => ({
    name: story.name,
    show: () => stage<provider.Args>(providerMeta, story),
  })),
  {
    name: 'suggestions',
    show: () =>
      visited(async (element) => {
        await type(element, 'drôme');
        await waitUntil(() => element.shadowRoot?.querySelector('[role="option"]'));
      }),
  },
  {
    name: 'a place that nobody knows',
    show: () =>
      visited(async (element) => {
        await type(element, 'zzzzzz');
        await element.search();
      }),
  },
  {
    name: 'an offer that is gone',
    show: () =>
      visited(async (element) => {
        element.client = unavailable;
        await element.showOffer('XPARTIE');
      }),
  },
  {
    name: 'no more offers for now',
    show: () =>
      visited(async (element) => {
        element.client = unavailable;
        element.keywords = 'boulanger';
        await waitUntil(() => element.shadowRoot?.querySelector('.more'));
        await element.loadMore();
      }),
  },
];

/** Shows a state, in a column as wide as a small phone, with the answers it waits for. */
const shown = async ({ name, show }: (typeof states)[number]): Promise<readonly EmploiElement[]> => {
  const { canvasElement } = await show();
  canvasElement.style.inlineSize = '288px'; // 320 px with the margins of a page
  for (let frame = 0; frame < 2; frame += 1) await nextFrame(); // what watches its own width has seen it
  const elements = [...canvasElement.querySelectorAll<EmploiElement>('emploi-offer-search, emploi-application-form')];
  for (const element of elements) {
    await element.updateComplete;
    await waitUntil(
      () => name === 'En attente' || !element.shadowRoot?.querySelector('.pending'),
      `“${name}” should be answered`,
      { timeout: 5_000 }, // the gateway reads all places of the country before it answers the first question about one
    );
  }
  return elements;
};

/** The texts that reach beyond the column, or beyond the dialog that stands over the page. */
const cutTexts = (element: Element): string[] => {
  const root = element.shadowRoot;
  const texts = document.createTreeWalker(root ?? element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const cut: string[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement?.checkVisibility() || text.parentElement.closest('.visually-hidden, option')) continue;
    const { left, right } = (text.parentElement.closest('dialog') ?? element).getBoundingClientRect();
    range.selectNodeContents(text);
    const isInside = [...range.getClientRects()].every((box) => box.left >= left - 1 && box.right <= right + 1);
    if (!isInside) cut.push(text.nodeValue ?? '');
  }
  // In a field our words are those that stand there before anything is typed.
  for (const control of root?.querySelectorAll<HTMLElement>('button, select, input:placeholder-shown') ?? [])
    if (control.scrollWidth > control.clientWidth) cut.push(control.textContent ?? '');
  return cut;
};

beforeEach(async () => {
  await fixture(html`<emploi-offer-search></emploi-offer-search>`); // somebody to speak to
});

after(() => {
  document.documentElement.lang = '';
});

describe('in a made-up language', () => {
  beforeEach(() => speak('qps'));

  const hardCoded = (element: Element): string[] => ownWords(element).filter((text) => !/^⟦.*⟧$/s.test(text));

  for (const state of states)
    it(`${state.name}: every word goes through msg(), and none is cut when it is long`, async () => {
      const searches = await shown(state);
      expect(searches.flatMap(hardCoded)).to.deep.equal([]);
      expect(searches.flatMap((element) => [...ownWords(element)])).not.to.deep.equal([]);
      expect(searches.flatMap(cutTexts)).to.deep.equal([]);
    });

  it('a word that does not is found, in a text as well as in a name', async () => {
    class Careless extends EmploiElement {
      protected override readonly elementName = 'offer-search';

      protected override render() {
        return html`<p>Bonjour</p>
          <input aria-label="Votre nom" placeholder="Nom" />
          <select>
            <option>Aucun</option>
          </select>
          <p class="visually-hidden">Chargé</p>
          <p lang="fr">Soudeur</p>
          <p hidden>Caché</p>
          <p>12 %</p>`;
      }
    }
    customElements.define('test-careless', Careless);
    const element = await fixture(html`<test-careless></test-careless>`);
    expect([...hardCoded(element)].sort()).to.deep.equal(['Aucun', 'Bonjour', 'Chargé', 'Nom', 'Votre nom']);
  });

  it('a text that does not fit is found', async () => {
    const element = await fixture<Search>(html`<emploi-offer-search></emploi-offer-search>`);
    element.style.inlineSize = '40px';
    expect(cutTexts(element)).not.to.deep.equal([]);
  });
});

for (const [code, name] of [
  ['en', 'English'],
  ['ar', 'Arabic'],
] as const)
  describe(`in ${name}`, () => {
    beforeEach(() => speak(code));

    for (const state of states)
      it(`${state.name}: everything is said, without barriers, in a narrow column too`, async () => {
        const isTranslated = saidBy(await messagesOf(code));
        const searches = await shown(state);
        expect(searches.flatMap((element) => ownWords(element).filter((text) => !isTranslated(text)))).to.deep.equal([]);
        expect(searches.flatMap(cutTexts)).to.deep.equal([]);
        for (const element of searches) await expect(element).to.be.accessible();
      });
  });
