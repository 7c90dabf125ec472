import type { BenchPage } from './pages.ts';
import { visited, type Memory } from './visit.ts';

/** Shows a search; what it returns takes it away again. */
type Mount = (container: HTMLElement) => () => void;

declare global {
  /** What a peer's script leaves on its page. */
  var mountPeer: Mount | undefined;
}

const mounts = 500;
/** What is made once, and what the browser compiles as it is used. */
const warming = 100;

/** What so many searches, come and gone, leave in the page. */
export const measureMounts = (bench: BenchPage, url: string): Promise<Memory> =>
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
            await probe.painted(isShown);
            leave();
            await new Promise(requestAnimationFrame);
          }
          container.remove();
        },
        [count, bench.body] as const,
      );
    await mount(warming);
    await settled();
    const before = await memory();
    await mount(mounts);
    await settled();
    const after = await memory();
    return {
      heap: after.heap - before.heap,
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
    };
  });
