import { isNative } from './is-native.ts';

/**
 * The browser's own constructors for whoever talks to the network, whatever the page has put in their place. Old libraries
 * replace `Request`, `JSON` or `Event` for the whole page: MooTools does, and every call through ky would fail.
 *
 * Nobody imports this module: the build puts it behind these names in all that it bundles for browsers
 * (`scripts/build/isolate.ts`). They are taken once, before a library that loads later can replace them.
 */
const names = [
  'AbortController',
  'AbortSignal',
  'CustomEvent',
  'Event',
  'FormData',
  'Headers',
  'JSON',
  'Request',
  'Response',
  'URL',
  'URLSearchParams',
  'fetch',
] as const;

type Natives = Pick<typeof globalThis, (typeof names)[number]>;

/** `JSON` is known by what it does. */
const isUntouched = (name: keyof Natives): boolean => isNative(name === 'JSON' ? globalThis.JSON?.parse : globalThis[name]);

/** An empty frame of the page's own origin has all of them untouched. It stays, since its `fetch` ends with it. */
const fromFrame = (): Natives => {
  const frame = document.createElement('iframe');
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.style.setProperty('display', 'none', 'important');
  document.documentElement.appendChild(frame);
  return frame.contentDocument?.defaultView ?? globalThis;
};

/** All from one window: a `fetch` and a `Response` of two would not know each other. On a server there is no page. */
const natives: Natives = !('document' in globalThis) || names.every(isUntouched) ? globalThis : fromFrame();

export const {
  AbortController,
  AbortSignal,
  CustomEvent,
  Event,
  FormData,
  Headers,
  JSON,
  Request,
  Response,
  URL,
  URLSearchParams,
} = natives;

export const fetch = natives.fetch.bind(natives);
