import type { PropertyValues } from 'lit';

import type { GatewayError } from '../../../src/client/errors.ts';
import { lazyModule } from '../../../src/client/lazy-module.ts';
import type { SearchCriteria } from '../search-query.ts';

const load = lazyModule(() => import('./preset-repair.ts'));

/** What a page has written to search for, and what it means by that. */
export class Presets {
  readonly #criteria: SearchCriteria;
  readonly #onCorrection: (meant: Partial<SearchCriteria>) => void;
  /** What changes for no visitor's sake. */
  #corrected: Partial<SearchCriteria> = {};

  /** `onCorrection` is called before `criteria` changes. */
  constructor(criteria: SearchCriteria, onCorrection: (meant: Partial<SearchCriteria>) => void) {
    this.#criteria = criteria;
    this.#onCorrection = onCorrection;
  }

  /** The place, by its code or as the page has written it. */
  get place(): string {
    return this.#criteria.place ?? '';
  }

  /** Takes what the page means for what it has written. Returns whether that is anything else. */
  correct(meant: Partial<SearchCriteria>): boolean {
    this.#onCorrection(meant);
    this.#corrected = { ...this.#corrected, ...meant };
    Object.assign(this.#criteria, meant);
    return Object.keys(meant).length > 0;
  }

  /** Repairs what the gateway has refused. Resolves to whether there is another query now. */
  readonly repair = async ({ problem }: GatewayError): Promise<boolean> => {
    const { repairPresets } = await load();
    return this.correct(repairPresets(this.#criteria, problem?.issues ?? []));
  };

  /** Whether the search is another than before, in more than how it is written. */
  hasChanged(changed: PropertyValues<SearchCriteria>): boolean {
    const corrected = this.#corrected;
    this.#corrected = {};
    return (['keywords', 'place', 'radius', 'filters'] as const).some((name) => changed.has(name) && !(name in corrected));
  }
}
