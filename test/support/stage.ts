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

/** Shows a story, and plays it, as Storybook does; what it has prepared is tidied up by whoever shows it. */
export const stage = async <Args>(meta: Meta<Args>, { args, render = meta.render, play }: Story<Args>): Promise<Stage> => {
  const canvasElement = await fixture<HTMLElement>(html`<div>${render({ ...meta.args, ...args })}</div>`);
  await play?.({ canvasElement });
  return { canvasElement };
};
