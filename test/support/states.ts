import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';

import '../../components/offer-search/index.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import type { Stage } from '../../stories/support/play.ts';
import { expectAccessibleLook, expectAccessibleWords } from './axe.ts';
import { barriers } from './equal-access.ts';
import { messagesOf, ownWords, saidBy, speak } from './languages.ts';
import { isChromium } from './page.ts';
import { stage, type Meta, type Story } from './stage.ts';
import { waitUntil } from './wait-until.ts';

/** A state of an element: how it comes about, and what it is there to show. */
export interface State<Tag extends keyof HTMLElementTagNameMap> {
  name: string;
  show: () => Promise<Stage>;
  /** Told by the elements in it. */
  expected: Expectation<HTMLElementTagNameMap[Tag]>;
}

export type Expectation<Element> = (...elements: Element[]) => Promise<void> | void;

/** The states that the stories of an element show; each story has something to expect. */
export const statesOf = <Args, Names extends string, Tag extends keyof HTMLElementTagNameMap>(
  meta: Meta<Args>,
  stories: Record<Names, Story<Args>>,
  expected: Record<Names, Expectation<HTMLElementTagNameMap[Tag]>>,
): State<Tag>[] => {
  const names: Names[] = [];
  for (const name in stories) names.push(name);
  return names.map((name) => ({ name, show: () => stage(meta, stories[name]), expected: expected[name] }));
};

/** A page that gives colours of its own chooses them for the ground it has. */
const wear = (element: Element, theme: string): void => {
  if (!getComputedStyle(element).getPropertyValue('--emploi-color-action')) element.setAttribute('theme', theme);
};

/** Looks that a visitor or a page may want of any state. What they are is the same in all engines: one is enough. */
const looks: readonly (readonly [look: string, put: (element: Element) => Promise<void> | void])[] = [
  ['dark', (element) => wear(element, 'dark')],
  // What is close together has the same colours: one look at both.
  [
    'light and compact',
    (element) => {
      wear(element, 'light');
      element.setAttribute('density', 'compact');
    },
  ],
  ['forced colours', () => emulateMedia({ forcedColors: 'active' })],
];

const lookAttributes = ['theme', 'density'];

/** Fails unless axe and the engine of Equal Access find nothing in the state itself, and axe nothing in its colours and sizes in any look. */
const expectNoBarrier = async (canvas: HTMLElement, elements: readonly Element[]): Promise<void> => {
  await expect(canvas).to.be.accessible();
  expect(await barriers(canvas)).to.deep.equal([]);
  const before = elements.map((element) => lookAttributes.map((name) => element.getAttribute(name)));
  try {
    for (const [look, put] of looks) {
      for (const element of elements) await put(element);
      await new Promise(requestAnimationFrame);
      await expectAccessibleLook(canvas, look);
    }
  } finally {
    await emulateMedia({ forcedColors: 'none' });
    for (const [index, element] of elements.entries())
      for (const [at, name] of lookAttributes.entries()) {
        const value = before[index]?.[at];
        if (typeof value === 'string') element.setAttribute(name, value);
        else element.removeAttribute(name);
      }
  }
};

/** The texts that reach beyond the column, or beyond the dialog that stands over the page. */
export const cutTexts = (element: Element): string[] => {
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

/** The words that did not go through `msg()`, said by a made-up language. */
export const hardCoded = (element: Element): string[] => ownWords(element).filter((text) => !/^⟦.*⟧$/s.test(text));

/** As wide as a small phone: 320 px with the margins of a page. */
const narrow = '288px';

/** Puts all that is on the stage into another language, where it stands, and waits until it is said. */
const speakOnStage = async (code: string, elements: readonly EmploiElement[]): Promise<void> => {
  await speak(code);
  for (const element of elements) await element.updateComplete;
  for (let frame = 0; frame < 2; frame += 1) await nextFrame(); // what watches its own width has seen it
};

/**
 * Fails unless everything is said in each language, and nothing is cut in a narrow column where it is long. It was staged in a made-up
 * language: what is spoken once, or said of what was typed, stays as it was said then.
 */
const expectTranslated = async (canvas: HTMLElement, isPending: boolean): Promise<void> => {
  canvas.style.inlineSize = narrow;
  const elements = [...canvas.querySelectorAll('*')].filter((element) => element instanceof EmploiElement);
  await speakOnStage('qps', elements);
  for (const element of elements)
    await waitUntil(() => isPending || !element.shadowRoot?.querySelector('.pending'), 'it should be answered', {
      timeout: 20_000, // the gateway may read what it searches before it answers the first question
    });
  expect(elements.flatMap(ownWords), 'its words').not.to.deep.equal([]);
  expect(elements.flatMap(hardCoded), 'not said through msg()').to.deep.equal([]);
  expect(elements.flatMap(cutTexts), 'cut where it is long').to.deep.equal([]);
  for (const code of ['en', 'ar']) {
    const isTranslated = saidBy(await messagesOf(code));
    await speakOnStage(code, elements);
    expect(
      elements.flatMap(hardCoded).filter((text) => !isTranslated(text)),
      `not said in ${code}`,
    ).to.deep.equal([]);
    expect(elements.flatMap(cutTexts), `cut in ${code}`).to.deep.equal([]);
    if (isChromium) for (const element of elements) await expectAccessibleWords(element, code);
  }
};

/** Milliseconds that a state may take on a busy machine: axe looks at it up to six times. */
const timeoutMs = 60_000;

/**
 * Tests each state: what it is there to show; in Chromium, whose answers hold for all, axe in four looks and the engine of Equal Access; and
 * in every engine each language, in a narrow column.
 */
export const testStates = <Tag extends keyof HTMLElementTagNameMap>(
  title: string,
  tag: Tag,
  states: readonly State<Tag>[],
): void => {
  describe(title, () => {
    beforeEach(async () => {
      await fixture(html`<emploi-offer-search></emploi-offer-search>`); // somebody to speak to
    });
    after(() => (document.documentElement.lang = ''));

    for (const { name, show, expected } of states) {
      it(name, async () => {
        await speak('fr');
        const { canvasElement } = await show();
        const elements = [...canvasElement.querySelectorAll(tag)];
        await expected(...elements);
        if (isChromium) await expectNoBarrier(canvasElement, elements);
      }).timeout(timeoutMs);

      it(`${name}, in other languages and a narrow column`, async () => {
        await speak('qps');
        const { canvasElement } = await show();
        await expectTranslated(canvasElement, name === 'Pending');
      }).timeout(timeoutMs);
    }
  });
};
