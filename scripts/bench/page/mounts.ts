import type { BenchPage } from './pages.ts';
import { visited, type MemoryUse } from './visit.ts';

/** Shows a search; what it returns takes it away again. */
type Mount = (container: HTMLElement) => () => void;

declare global {
  /** What a peer's script leaves on its page. */
  var mountPeer: Mount | undefined;
}

const mounts = 500;

/**
 * What 500 searches, come and gone, leave in the page: the first 500, with what is made once and what the browser compiles
 * as it is used, and then the least of two times 500 more. What leaks is left each time.
 */
export interface Mounts extends MemoryUse {
  first: number;
}

export const measureMounts = (bench: BenchPage, url: string): Promise<Mounts> =>
  visited(bench, { url }, async ({ page, settled, memory }) => {
    const mount = (count: number): Promise<void> =>
      page.evaluate(
        async ([times, markup]) => {
          const container = document.querySelector('main')?.appendChild(document.createElement('div'));
          if (!container) throw new Error('The page has no main part');
          const mountTag: Mount = (into) => {
            into.setHTMLUnsafe(markup);
            return () => into.replaceChildren();
          };
          const show = globalThis.mountPeer ?? mountTag;
          const isShown = (): boolean => {
            const root = container.querySelector('emploi-offer-search')?.shadowRoot ?? container;
            return root.querySelectorAll('.card .title').length >= 20;
          };
          for (let i = 0; i < times; i += 1) {
            const leave = show(container);
            do await new Promise(requestAnimationFrame);
            while (!isShown());
            leave();
          }
          container.remove();
        },
        [count, bench.body] as const,
      );
    const left: MemoryUse[] = [];
    let before = await memory();
    for (let round = 0; round < 3; round += 1) {
      await mount(mounts);
      await settled();
      const after = await memory();
      left.push({
        heap: after.heap - before.heap,
        nodes: after.nodes - before.nodes,
        listeners: after.listeners - before.listeners,
      });
      before = after;
    }
    const [first, ...others] = left;
    const least = (measure: keyof MemoryUse): number => Math.min(...others.map((round) => round[measure]));
    return { first: first?.heap ?? Number.NaN, heap: least('heap'), nodes: least('nodes'), listeners: least('listeners') };
  });
