/** Where a story stands, in Storybook and in the tests. */
export interface Stage {
  canvasElement: HTMLElement;
}

/** The first element of a tag on the stage. */
export const on = <K extends keyof HTMLElementTagNameMap>({ canvasElement }: Stage, tag: K): HTMLElementTagNameMap[K] => {
  const element = canvasElement.querySelector(tag);
  if (!element) throw new Error(`No <${tag}> in the story`);
  return element;
};

const patience = 10_000;

/** The first element inside `host` that is shown and fits, as soon as there is one. */
export const shown = async (host: Element, selector: string, text = ''): Promise<HTMLElement> => {
  const root = host.shadowRoot ?? host;
  const find = () =>
    [...root.querySelectorAll<HTMLElement>(selector)].find(
      (element) => element.checkVisibility() && element.textContent.includes(text),
    );
  const sought = `“${selector}” ${text}`;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(timer);
    };
    const look = (): void => {
      const element = find();
      if (!element) return;
      end();
      resolve(element);
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => {
      end();
      reject(new Error(`${sought} is not shown`));
    }, patience);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
};
