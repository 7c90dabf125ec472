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
  /** Fetches its messages; French has none, it stands in the sources. */
  load: (() => Promise<LocaleModule>) | undefined;
}

const french: Language = { code: 'fr', intl: 'fr', dir: 'ltr', load: undefined };

/** Days before months, as in France; Latin digits in Arabic, as in the Maghreb and in the offers themselves. */
export const languages = new Map<string, Language>([
  ['fr', french],
  ['en', { code: 'en', intl: 'en-GB', dir: 'ltr', load: () => import('./locales/en.ts') }],
  ['ar', { code: 'ar', intl: 'ar-u-nu-latn', dir: 'rtl', load: () => import('./locales/ar.ts') }],
]);

/** How long an element may wait for its first words before it shows them in the language that is there (ms). */
const patience = 3_000;

const hosts = new Set<ReactiveControllerHost>();
let observer: MutationObserver | undefined;
let spoken = french;
/** What the page asks for: spoken, or on its way. */
let wanted = french;
let arrival: Promise<void> | undefined;
/** There once a language other than French has been. */
let translate: ((messages: LocaleModule['templates'] | undefined) => void) | undefined;

/** The language of what `msg()` says now. */
export const spokenLanguage = (): Language => spoken;

/** Resolves when the page's language is there, or need not be waited for any longer; nothing where it is spoken already. */
export const firstWords = (): Promise<unknown> | undefined =>
  wanted === spoken ? undefined : Promise.race([arrival, new Promise((resolve) => setTimeout(resolve, patience))]);

const messagesOf = async ({ load }: Language): Promise<LocaleModule['templates'] | undefined> => {
  if (!load) return undefined;
  const [translation, { templates }] = await Promise.all([import('./translation.ts'), load()]);
  ({ translate } = translation);
  return templates;
};

const speak = (language: Language, messages?: LocaleModule['templates']): void => {
  spoken = wanted = language;
  translate?.(messages);
  hosts.forEach((host) => host.requestUpdate());
};

const followPage = (): void => {
  const language = languages.get(pageLanguage()) ?? french;
  if (language === wanted) return;
  wanted = language;
  arrival = messagesOf(language).then(
    (messages) => {
      if (language === wanted) speak(language, messages); // else the page has changed again
    },
    (error: unknown) => {
      if (language !== wanted) return;
      speak(french); // the next element tries again
      console.error(`emploi-elements: ${errorPage('loading')}`, error);
    },
  );
};

/** Makes an element speak the language of `<html lang>`, now and whenever that changes. One observer serves them all. */
export const followLanguage = (host: ReactiveControllerHost): void =>
  host.addController({
    hostConnected: () => {
      observer ??= new MutationObserver(followPage);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
      hosts.add(host);
      followPage();
      host.requestUpdate(); // it may have been away while the language changed
    },
    hostDisconnected: () => {
      hosts.delete(host);
      if (hosts.size === 0) observer?.disconnect();
    },
  });
