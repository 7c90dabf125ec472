import type { LocaleModule } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';

import { errorPageUrl } from '../client/page-scope.ts';
import { pageLanguage } from './page-language.ts';

/** A language the elements speak. */
export interface Language {
  code: string;
  /** Its name for `Intl`, with the choices it leaves open. */
  intl: string;
  dir: 'ltr' | 'rtl';
}

/** Fetches all that an element says, by the code of the language; French stands in the sources. */
export type Locales = Map<string, () => Promise<LocaleModule>>;

/** What the elements say, kind by kind; `undefined` of one that says nothing. */
type Messages = readonly (LocaleModule | undefined)[];

const french: Language = { code: 'fr', intl: 'fr', dir: 'ltr' };

/** The others. Days before months, as in France; Latin digits in Arabic, as in the Maghreb and in the offers themselves. */
export const languages = new Map<string, Language>([
  ['en', { code: 'en', intl: 'en-GB', dir: 'ltr' }],
  ['ar', { code: 'ar', intl: 'ar-u-nu-latn', dir: 'rtl' }],
]);

/** How long the first render of an element may wait for its translation before it shows French (ms). */
const timeoutMs = 3_000;

const hosts = new Set<ReactiveControllerHost>();
/** Locales of every kind of element that has been on the page. */
const knownLocales = new Set<Locales>();
let observer: MutationObserver | undefined;
let language = french;
/** Keys of the current and of the wanted messages: code of the language, and number of element kinds; empty for French. */
let currentKey = '';
let wantedKey = '';
let arrival: Promise<void> | undefined;
/** There once a language other than French has been. */
let translate: ((messages: Messages) => void) | undefined;

/** The language that `msg()` returns now. */
export const currentLanguage = (): Language => language;

/** Resolves when the page's language is there, or need not be waited for any longer; nothing where it is spoken already. */
export const localeReady = (): Promise<unknown> | undefined =>
  wantedKey === currentKey ? undefined : Promise.race([arrival, new Promise((resolve) => setTimeout(resolve, timeoutMs))]);

const loadMessages = async ({ code }: Language): Promise<Messages> => {
  if (code === french.code) return [];
  const [translation, ...messages] = await Promise.all([
    import('./translation.ts'),
    ...[...knownLocales].map((locales) => locales.get(code)?.()),
  ]);
  ({ setMessages: translate } = translation);
  return messages;
};

const applyLanguage = (next: Language, key: string, messages: Messages): void => {
  language = next;
  currentKey = wantedKey = key;
  translate?.(messages);
  hosts.forEach((host) => host.requestUpdate());
};

const updateLanguage = (): void => {
  const next = languages.get(pageLanguage()) ?? french;
  const key = next === french ? '' : `${next.code} ${knownLocales.size}`;
  if (key === wantedKey) return;
  wantedKey = key;
  arrival = loadMessages(next).then(
    (messages) => {
      if (key === wantedKey) applyLanguage(next, key, messages); // else the page has changed again
    },
    (error: unknown) => {
      if (key !== wantedKey) return;
      applyLanguage(french, '', []); // the next element tries again
      console.error(`emploi-elements: ${errorPageUrl('loading')}`, error);
    },
  );
};

/** Makes an element speak the language of `<html lang>`, now and whenever that changes. One observer serves them all. */
export const followPageLanguage = (host: ReactiveControllerHost, locales: Locales): void =>
  host.addController({
    hostConnected: () => {
      observer ??= new MutationObserver(updateLanguage);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
      hosts.add(host);
      knownLocales.add(locales);
      updateLanguage();
      host.requestUpdate(); // it may have been away while the language changed
    },
    hostDisconnected: () => {
      hosts.delete(host);
      if (hosts.size === 0) observer?.disconnect();
    },
  });
