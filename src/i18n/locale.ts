import type { LocaleModule } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';

import { errorPage } from '../client/page-scope.ts';
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

/** How long an element may wait for its first words before it shows them in the language that is there (ms). */
const patience = 3_000;

const hosts = new Set<ReactiveControllerHost>();
/** What every kind of element can say that the page has had. */
const known = new Set<Locales>();
let observer: MutationObserver | undefined;
let language = french;
/** What is spoken, and what the page asks for: the code of a language and of how many kinds of elements; nothing for French. */
let spoken = '';
let wanted = '';
let arrival: Promise<void> | undefined;
/** There once a language other than French has been. */
let translate: ((messages: Messages) => void) | undefined;

/** The language of what `msg()` says now. */
export const spokenLanguage = (): Language => language;

/** Resolves when the page's language is there, or need not be waited for any longer; nothing where it is spoken already. */
export const firstWords = (): Promise<unknown> | undefined =>
  wanted === spoken ? undefined : Promise.race([arrival, new Promise((resolve) => setTimeout(resolve, patience))]);

const messagesOf = async ({ code }: Language): Promise<Messages> => {
  if (code === french.code) return [];
  const [translation, ...messages] = await Promise.all([
    import('./translation.ts'),
    ...[...known].map((locales) => locales.get(code)?.()),
  ]);
  ({ translate } = translation);
  return messages;
};

const speak = (next: Language, speech: string, messages: Messages): void => {
  language = next;
  spoken = wanted = speech;
  translate?.(messages);
  hosts.forEach((host) => host.requestUpdate());
};

const followPage = (): void => {
  const next = languages.get(pageLanguage()) ?? french;
  const speech = next === french ? '' : `${next.code} ${known.size}`;
  if (speech === wanted) return;
  wanted = speech;
  arrival = messagesOf(next).then(
    (messages) => {
      if (speech === wanted) speak(next, speech, messages); // else the page has changed again
    },
    (error: unknown) => {
      if (speech !== wanted) return;
      speak(french, '', []); // the next element tries again
      console.error(`emploi-elements: ${errorPage('loading')}`, error);
    },
  );
};

/** Makes an element speak the language of `<html lang>`, now and whenever that changes. One observer serves them all. */
export const followLanguage = (host: ReactiveControllerHost, locales: Locales): void =>
  host.addController({
    hostConnected: () => {
      observer ??= new MutationObserver(followPage);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
      hosts.add(host);
      known.add(locales);
      followPage();
      host.requestUpdate(); // it may have been away while the language changed
    },
    hostDisconnected: () => {
      hosts.delete(host);
      if (hosts.size === 0) observer?.disconnect();
    },
  });
