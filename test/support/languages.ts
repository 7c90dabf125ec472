import type { LocaleModule } from '@lit/localize';

import * as elements from '../../components/classes.ts';
import { languages, currentLanguage } from '../../src/i18n/locale.ts';
import { waitUntil } from './wait-until.ts';

type Messages = LocaleModule['templates'];

/** Makes the page speak a language, and waits until the elements do. There must be one on the page. */
export const speak = async (code: string): Promise<void> => {
  document.documentElement.lang = code;
  await waitUntil(() => currentLanguage().code === code, `“${code}” should be spoken`);
};

const accents: Readonly<Record<string, string>> = { a: 'àà', e: 'éé', i: 'îî', o: 'ôô', u: 'ûû', c: 'ç', n: 'ñ' };

/** « Rechercher » → « ⟦Rééçhéérçhéér⟧ »: readable, some 40 % longer, and seen at once to have gone through `msg()`. */
const disguised = (text: string): string => text.replace(/[aceinou]/g, (letter) => accents[letter] ?? letter);

const pseudo = (text: string): string =>
  text.startsWith('{n, plural')
    ? text.replace(/(\w+) {(.*?)}/g, (_, category: string, form: string) => `${category} {⟦${disguised(form)}⟧}`)
    : `⟦${disguised(text)}⟧`;

/** The messages of a made-up language, from the French ones that translators get. */
const pseudoMessages = async (): Promise<Messages> => {
  const answer = await fetch('/src/i18n/xliff/en.xlf');
  const document = new DOMParser().parseFromString(await answer.text(), 'application/xml');
  const messages: Messages = {};
  for (const unit of document.querySelectorAll('trans-unit')) {
    const source = unit.querySelector('source');
    if (!source) throw new Error(`${unit.id} has no source`);
    const [first = '', ...others] = [...source.childNodes].reduce<string[]>(
      (texts, node) => (node instanceof Element ? [...texts, ''] : [...texts.slice(0, -1), `${texts.at(-1)}${node.nodeValue}`]),
      [''],
    );
    const strings = others.length ? [`⟦${disguised(first)}`, ...others.map(disguised)] : [pseudo(first)];
    if (others.length) strings.push(`${strings.pop()}⟧`);
    messages[unit.id] = others.length
      ? { strTag: true, strings: Object.assign(strings, { raw: strings }), values: others.map((_, index) => index) }
      : pseudo(first);
  }
  return messages;
};

/** What every kind of element says in languages other than French. */
const known = Object.values(elements).flatMap((element) => ('locales' in element ? [element.locales] : []));

languages.set('qps', { code: 'qps', intl: 'fr', dir: 'ltr' });
for (const locales of known) locales.set('qps', async () => ({ templates: await pseudoMessages() }));

/** The messages that a language has at last: every form of its plurals, `…` for what is filled in. */
export const messagesOf = async (code: string): Promise<readonly string[]> => {
  const modules = await Promise.all(known.map(async (locales) => locales.get(code)?.()));
  const messages = modules.flatMap((module) => Object.values(module?.templates ?? {}));
  return messages.flatMap((message) => {
    if (typeof message !== 'string') return [message.strings.join('…')];
    const forms = [...message.matchAll(/\w+ {(.*?)}/g)].map(([, form = '']) => form.replace('#', '…'));
    return forms.length ? forms : [message];
  });
};

/** Whether a text was said by one of these messages, whatever was filled in. */
export const saidBy = (messages: readonly string[]): ((text: string) => boolean) => {
  const patterns = messages.map((message) => message.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  const whole = new RegExp(`^(?:${patterns.map((parts) => parts.join('.+')).join('|')})$`, 's');
  return (text) => whole.test(text);
};

const spokenAttributes = ['aria-label', 'aria-description', 'aria-roledescription', 'placeholder', 'title', 'alt'];

/** What an element says in its own words, to eyes and ears: no figures, nor what is marked as the catalogue's French or as data. */
export const ownWords = (element: Element): readonly string[] => {
  const root = element.shadowRoot;
  if (!root) return [];
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const around = node.parentElement;
    const isFrench = around?.closest('[lang]')?.getAttribute('lang') === 'fr' && currentLanguage().code !== 'fr';
    const isData = isFrench || around?.closest('bdi, code');
    const isThere = around?.checkVisibility() === true || around?.matches('option') === true;
    if (isThere && !isData) words.push(node.nodeValue ?? '');
  }
  for (const holder of root.querySelectorAll('*'))
    if (holder.checkVisibility()) words.push(...spokenAttributes.map((name) => holder.getAttribute(name) ?? ''));
  return words.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
};
