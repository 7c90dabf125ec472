import type { PropertyValues } from 'lit';

import type { GatewayError } from '../../../src/client/errors.ts';
import type { Criteria } from '../first-question.ts';

/** What a page has written to search for, and what it means by that. */
export class Presetting {
  readonly #criteria: Criteria;
  readonly #onCorrection: (meant: Partial<Criteria>) => void;
  /** What changes for no visitor's sake. */
  #corrected: Partial<Criteria> = {};

  /** `onCorrection` is told of it before `criteria` changes. */
  constructor(criteria: Criteria, onCorrection: (meant: Partial<Criteria>) => void) {
    this.#criteria = criteria;
    this.#onCorrection = onCorrection;
  }

  /** The place, by its code or as the page has written it. */
  get place(): string {
    return this.#criteria.place ?? '';
  }

  /** Takes what the page means for what it has written. Returns whether that is anything else. */
  correct(meant: Partial<Criteria>): boolean {
    this.#onCorrection(meant);
    this.#corrected = { ...this.#corrected, ...meant };
    Object.assign(this.#criteria, meant);
    return Object.keys(meant).length > 0;
  }

  /** Puts right what the gateway has refused. Returns whether there is another question now. */
  readonly mend = async ({ problem }: GatewayError): Promise<boolean> => {
    const { understand } = await import('./presets.ts');
    return this.correct(understand(this.#criteria, problem?.issues ?? []));
  };

  /** Whether the search is another than before, in more than how it is written. */
  hasChanged(changed: PropertyValues<Criteria>): boolean {
    const corrected = this.#corrected;
    this.#corrected = {};
    return (['keywords', 'place', 'radius', 'filters'] as const).some((name) => changed.has(name) && !(name in corrected));
  }
}
