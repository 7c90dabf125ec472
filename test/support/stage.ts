import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';

import type { Stage } from '../../stories/support/play.ts';

export interface Meta<Args> {
  args: Args;
  render: (args: Args) => TemplateResult;
}

export interface Story<Args> extends Partial<Omit<Meta<Args>, 'args'>> {
  name: string;
  args?: Partial<Args>;
  /** Prepares the device; what it gives back tidies up after the story. */
  beforeEach?: () => Promise<() => Promise<void>>;
  play?: (stage: Stage) => Promise<void>;
}

const tidying: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const tidy of tidying.splice(0)) await tidy();
});

/** Prepares a story, shows and plays it, as Storybook does; after the test, tidies up. */
export const stage = async <Args>(meta: Meta<Args>, story: Story<Args>): Promise<Stage> => {
  const { args, render = meta.render, play, beforeEach: prepare } = story;
  if (prepare) tidying.push(await prepare());
  const canvasElement = await fixture<HTMLElement>(html`<div>${render({ ...meta.args, ...args })}</div>`);
  await play?.({ canvasElement });
  return { canvasElement };
};
