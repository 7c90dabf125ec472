import type { PagePlace } from './pages.ts';

/** What a page notes of itself while it is measured. Times are in milliseconds since the navigation. */
export interface Probe {
  firstPaint: number;
  /** After the first paint with a field to type in, and with twenty offers; of a form, with the field. */
  box: number;
  results: number;
  /** Tasks over 50 ms: start and duration. */
  longTasks: (readonly [start: number, duration: number])[];
  /** Scripts that ran in a frame of 50 ms or more, by the address they are from. */
  scripts: { start: number; duration: number; source: string }[];
  /** Shifts that no input caused: time and score. */
  shifts: (readonly [time: number, score: number])[];
  /** The longest event of each interaction, until its next paint; what is under 16 ms is not there. */
  interactions: Map<number, number>;
  /** When keys went down. */
  keys: number[];
  root: () => ParentNode | null;
  /** Resolves to the time after the first paint in which `isTrue`. */
  painted: (isTrue: () => boolean) => Promise<number>;
  /** Resolves to the time after the first paint with so many titles, the first and the last of which end so. */
  paintedTitles: (count: number, ending: string) => Promise<number>;
}

declare global {
  var probe: Probe;
}

/** Runs in the page before all its scripts; it sees its arguments and nothing of this file. */
export const installProbe = (place: PagePlace | null): void => {
  const root = (): ParentNode | null => {
    const host = place && document.querySelector(place.host);
    return host && (host.shadowRoot ?? host);
  };
  const painted = (isTrue: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isTrue()) requestAnimationFrame(look);
        else {
          // A message from within a frame is delivered once the frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            resolve(performance.now());
          };
          port2.postMessage(null);
        }
      };
      requestAnimationFrame(look);
    });
  const paintedTitles = (count: number, ending: string): Promise<number> =>
    painted(() => {
      const found = (place?.titles && root()?.querySelectorAll(place.titles)) || [];
      const ends = (index: number): boolean => Boolean(found[index]?.textContent.trim().endsWith(ending));
      return found.length >= count && ends(0) && ends(found.length - 1);
    });
  const probe: Probe = {
    firstPaint: Number.NaN,
    box: Number.NaN,
    results: Number.NaN,
    longTasks: [],
    scripts: [],
    shifts: [],
    interactions: new Map(),
    keys: [],
    root,
    painted,
    paintedTitles,
  };
  globalThis.probe = probe;

  const observe = (type: string, note: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      ...(type === 'event' && { durationThreshold: 16 }),
    });
  };
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') probe.firstPaint = startTime;
  });
  observe('longtask', ({ startTime, duration }) => probe.longTasks.push([startTime, duration]));
  // Of these entries TypeScript does not know all.
  const read = (entry: unknown, name: string): unknown => (entry instanceof Object ? Reflect.get(entry, name) : undefined);
  observe('layout-shift', (entry) => {
    if (!read(entry, 'hadRecentInput')) probe.shifts.push([entry.startTime, Number(read(entry, 'value'))]);
  });
  observe('long-animation-frame', (entry) => {
    const scripts = read(entry, 'scripts');
    if (Array.isArray(scripts))
      for (const script of scripts)
        probe.scripts.push({
          start: Number(read(script, 'startTime')),
          duration: Number(read(script, 'duration')),
          source: String(read(script, 'sourceURL')),
        });
  });
  observe('event', (entry) => {
    const id = Number(read(entry, 'interactionId'));
    if (id) probe.interactions.set(id, Math.max(entry.duration, probe.interactions.get(id) ?? 0));
  });
  addEventListener('keydown', ({ timeStamp }) => probe.keys.push(timeStamp), { capture: true });
  if (!place) return;
  const box = painted(() => Boolean(root()?.querySelector(`${place.box}:enabled`))).then((time) => (probe.box = time));
  void (place.titles ? paintedTitles(20, '') : box).then((time) => (probe.results = time));
};
