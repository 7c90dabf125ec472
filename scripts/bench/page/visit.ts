import { setTimeout } from 'node:timers/promises';

import type { Browser, CDPSession, Page } from 'playwright-core';

import { launchBrowser } from '../../../test/support/served-site.ts';
import type { BenchPage } from './pages.ts';
import { installProbe } from './probe.ts';

/** How much slower than this machine the page's one is. */
export const slowdown = 4;

/** Slow 4G as the developer tools of Chromium apply it: milliseconds for each request, bytes a second. */
const slow4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };

export interface Request {
  type: string;
  url: string;
  /** Over the network, headers included. */
  bytes: number;
  isDone: boolean;
}

export interface MemoryUse {
  /** Bytes in use after garbage was collected. */
  heap: number;
  nodes: number;
  listeners: number;
}

export interface Visit {
  page: Page;
  requests: () => readonly Request[];
  /** Resolves when nothing has been on its way for a second. */
  settled: () => Promise<void>;
  throttle: (rate: number) => Promise<void>;
  memory: () => Promise<MemoryUse>;
  /** Milliseconds that the page's thread has worked so far. */
  work: () => Promise<number>;
}

const noteRequests = async (session: CDPSession): Promise<() => readonly Request[]> => {
  const requests = new Map<string, Request>();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, type = '', request: { url } }) =>
    requests.set(requestId, { type, url, bytes: 0, isDone: false }),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { bytes: encodedDataLength, isDone: true });
  });
  session.on('Network.loadingFailed', ({ requestId }) => {
    const request = requests.get(requestId);
    if (request) request.isDone = true; // a question that a newer one has stopped
  });
  return () => [...requests.values()];
};

const memoryOf = async (session: CDPSession): Promise<MemoryUse> => {
  await session.send('Runtime.evaluate', { expression: 'performance.clearResourceTimings()' });
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
  return { heap, nodes, listeners };
};

interface Conditions {
  url: string;
  isSlowNetwork?: boolean;
  rate?: number;
}

const visitIn = async (browser: Browser, bench: BenchPage, { url, isSlowNetwork, rate = 1 }: Conditions): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => console.error(`${bench.name}: ${error.message}`));
  const session = await context.newCDPSession(page);
  const requests = await noteRequests(session);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (isSlowNetwork) await session.send('Network.emulateNetworkConditions', slow4G);
  const throttle = async (to: number) => void (await session.send('Emulation.setCPUThrottlingRate', { rate: to }));
  await throttle(rate);
  await page.addInitScript(installProbe, bench.place ?? null);
  await page.goto(`${url}/${bench.path}`, { waitUntil: 'load' });
  if (bench.place) await page.waitForFunction(() => probe.results > 0, undefined, { polling: 100 });
  const settled = async (): Promise<void> => {
    for (let quiet = 0; quiet < 5; quiet += 1) {
      if (requests().some(({ isDone }) => !isDone)) quiet = 0;
      await setTimeout(200);
    }
  };
  await settled();
  return {
    page,
    requests,
    settled,
    throttle,
    memory: () => memoryOf(session),
    work: async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
    },
  };
};

/** Opens a page in a new browser with nothing in its cache, until its results are painted and nothing is on its way. */
export const visited = async <T>(bench: BenchPage, conditions: Conditions, measure: (visit: Visit) => Promise<T>): Promise<T> => {
  const browser = await launchBrowser();
  try {
    return await measure(await visitIn(browser, bench, conditions));
  } finally {
    await browser.close();
  }
};
