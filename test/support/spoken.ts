const isHidden = (node: Node): boolean => node.parentElement?.closest('[aria-hidden="true"], [hidden]') !== null;

/** What a live region says: all of its text that is not kept from assistive technology. */
const textOf = (region: Element): string => {
  const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
  let said = '';
  for (let text = texts.nextNode(); text; text = texts.nextNode()) if (!isHidden(text)) said += ` ${text.nodeValue}`;
  return said.replace(/\s+/g, ' ').trim();
};

export interface Spoken {
  /** What has been said so far, in order. */
  said: readonly string[];
  stop: () => void;
}

/**
 * What the live regions of an element say from now on, as a screen reader hears it: `polite: …` when it has said what it is saying,
 * `at once: …` in place of that. A status that comes with its region is `unheard: …`: screen readers know of regions that are there before.
 */
export const spoken = (element: Element): Spoken => {
  const root = element.shadowRoot;
  if (!root) throw new Error('The element has no shadow root');
  const said: string[] = [];
  const known = new Map<Element, string>();
  const listen = (isFirst = false): void => {
    const regions = [...root.querySelectorAll('[role="status"], [role="alert"], [aria-live]')];
    for (const region of known.keys()) if (!regions.includes(region)) known.delete(region);
    for (const region of regions) {
      const before = known.get(region);
      const text = textOf(region);
      known.set(region, text);
      if (isFirst || !text || text === before) continue;
      const isAlert = region.getAttribute('role') === 'alert';
      said.push(`${isAlert ? 'at once' : before === undefined ? 'unheard' : 'polite'}: ${text}`);
    }
  };
  listen(true);
  const observer = new MutationObserver(() => listen());
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['role', 'hidden'],
  });
  return { said, stop: () => observer.disconnect() };
};
