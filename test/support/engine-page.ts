import { setTimeout } from 'node:timers/promises';

import type { KeyName } from '../../scripts/browsers/webkit-keyboard.ts';
import type { EngineWindow } from './engine.ts';

const patience = 30_000;

/** All that is shown, in shadow roots too, as one line. */
const shownText = (): string => {
  const texts = [document.body.innerText];
  const collect = (root: ParentNode): void => {
    for (const { shadowRoot } of root.querySelectorAll('*'))
      if (shadowRoot) {
        for (const part of shadowRoot.children) if (part instanceof HTMLElement) texts.push(part.innerText);
        collect(shadowRoot);
      }
  };
  collect(document);
  return texts.join(' ').replace(/\s+/g, ' ').trim();
};

/** The text of the element that has the focus, in shadow roots too; of a field, its label. */
const focusedName = (): string => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const [label = element] = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
  return (label?.textContent ?? '').replace(/\s+/g, ' ').trim();
};

/** Where the shown element is that a selector finds and that has this text, or this label; in shadow roots too. */
const centreOf = async (selector: string, name: string): Promise<{ x: number; y: number } | null> => {
  const nameOf = (element: Element): string => {
    const [label = element] = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
    return (label.textContent ?? '').replace(/\s+/g, ' ').trim();
  };
  const all = (root: ParentNode): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(shadowRoot) : [])),
  ];
  const found = all(document).find((element) => element.getClientRects().length > 0 && nameOf(element) === name);
  if (!found) return null;
  // Until the next frames are drawn, WebKit looks for what is under the mouse where it was before.
  const drawn = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  // Cards on the way get their true height when they come near, and push what was scrolled to away: until it stays.
  for (let tries = 60, before = Number.NaN; tries > 0; tries--, await drawn()) {
    const { x, y, width, height } = found.getBoundingClientRect();
    const centre = { x: x + width / 2, y: y + height / 2 };
    if (centre.y === before && centre.y > 0 && centre.y < innerHeight) return centre;
    before = centre.y;
    found.scrollIntoView({ block: 'center', behavior: 'instant' });
  }
  return null;
};

/** A page in any of the three engines, and what a visitor does and sees there. */
export const enginePage = (window: EngineWindow) => {
  const { evaluate, keyboard } = window;

  /** Waits until `look` finds something, and gives it back. */
  const until = async <Found>(what: string, look: () => Promise<Found | null | false | undefined>): Promise<Found> => {
    const end = Date.now() + patience;
    for (;;) {
      const result = await look().catch(() => null); // the page may be on its way
      if (result) return result;
      if (Date.now() > end) throw new Error(`${what} in: ${await evaluate(shownText)}`);
      await setTimeout(50);
    }
  };

  const untilText = (text: RegExp): Promise<string> =>
    until(`No ${text.source}`, async () => text.exec(await evaluate(shownText))?.[0]);

  return {
    ...window,
    until,
    untilText,
    /** Waits until the focus is on what has this text or label. */
    untilFocused: (name: string): Promise<boolean> =>
      until(`The focus is not on “${name}”`, async () => (await evaluate(focusedName)) === name),
    /** Clicks the shown element with this text or label, as soon as there is one. */
    click: async (selector: string, name: string): Promise<void> => {
      const { x, y } = await until(`No “${name}”`, () => evaluate(centreOf, selector, name));
      await window.clickAt(x, y);
    },
    type: (text: string): Promise<void> => keyboard.type(text),
    press: async (...keys: KeyName[]): Promise<void> => {
      for (const key of keys) await keyboard.press(key);
    },
  };
};

export type EnginePage = ReturnType<typeof enginePage>;
