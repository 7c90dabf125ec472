import { isRecord } from '../client/is-record.ts';

/** The name under which our entries stand in `history.state`, beside what the page keeps there. */
const stateName = 'emploi-elements';

/** A property that a value has by itself; nothing where it is no object. Any script of the page may have written there. */
export const ownProperty = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** Frames without an address of their own may have no entries, and browsers count how often it is done: all goes on without. */
const attempt = (write: () => void): void => {
  try {
    write();
  } catch {
    // The entry stays as it was.
  }
};

/** What an element keeps on the entry of the page's history where the visitor is, under a key of its own. */
export class HistoryEntry {
  readonly #key: string;

  /** `key` tells it from what others keep there. */
  constructor(key: string) {
    this.#key = key;
  }

  /** What stands there, whoever has written it. */
  read(): unknown {
    return ownProperty(ownProperty(history.state, stateName), this.#key);
  }

  /** Writes it there; what the page keeps stays. */
  replace(value: unknown): void {
    const state: unknown = history.state;
    if (!this.isWritable || (state !== null && !isRecord(state))) return;
    const others = ownProperty(state, stateName);
    attempt(() => history.replaceState({ ...state, [stateName]: { ...(isRecord(others) && others), [this.#key]: value } }, ''));
  }

  /** Adds an entry, with another address if one is given. It bears no state of the page's: a router that finds its own would act on it. */
  push(value: unknown, url?: URL): void {
    attempt(() => history.pushState({ [stateName]: { [this.#key]: value } }, '', url));
  }

  /** What the page keeps there can have something beside it. */
  get isWritable(): boolean {
    const state: unknown = history.state;
    return state === null || isRecord(state);
  }
}
