import { expect } from '@open-wc/testing';
import type { RunOptions } from 'axe-core';

interface Axe {
  run: (root: Element, options: RunOptions) => Promise<{ violations: readonly Violation[] }>;
}

interface Violation {
  id: string;
  help: string;
  nodes: readonly { html: string; failureSummary?: string }[];
}

const isAxe = (value: unknown): value is Axe => value instanceof Object && 'run' in value;

/** What the colours and the sizes of a look decide, and nothing else of axe's hundred rules. */
const rulesOfLooks = ['color-contrast', 'link-in-text-block', 'target-size'];

const check = async (root: Element, what: string, options: RunOptions): Promise<void> => {
  const { axe } = Object(globalThis);
  if (!isAxe(axe)) throw new Error('axe is there once an element has been looked at as a whole');
  const { violations } = await axe.run(root, { resultTypes: ['violations'], ...options });
  const said = violations.map(({ id, help, nodes }) => [
    id,
    help,
    ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  ]);
  expect(said, what).to.deep.equal([]);
};

/** Fails unless colours and sizes are as they should be, where all of axe's rules have looked at the same thing in another look. */
export const expectAccessibleLook = (root: Element, look: string): Promise<void> =>
  check(root, look, { runOnly: { type: 'rule', values: rulesOfLooks } });

/** Fails unless all is as it should be that words can change, where all of axe's rules have looked at the same thing in another language. */
export const expectAccessibleWords = (root: Element, language: string): Promise<void> =>
  check(root, language, { rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } } });
