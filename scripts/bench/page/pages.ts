import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { projectFolder } from '../../build/sources.ts';

/** Of the partner whose page it is. */
export const benchPartnerKey = 'pk_test_bench';

export const council = join(projectFolder, 'demo/council');
export const benchEmployer = join(projectFolder, 'demo/employer');
const peers = join(import.meta.dirname, 'peers');

/** Where a search, or a form, is in its page, for whoever measures it. */
export interface PagePlace {
  /** The element that holds it, in its shadow tree if it has one. */
  host: string;
  /** The first field. */
  box: string;
  /** Of the offers that are found, a name that all searches draw alike, and that no outline of cards to come has. */
  titles?: string;
}

/** A page of the demonstrations with one search or form in it, or with none. */
export interface BenchPage {
  name: string;
  /** Where the page is on the benchmark's server. */
  path: string;
  /** `undefined`: the page alone. */
  place: PagePlace | undefined;
  /** What stands in the head in place of our script, and in the body in place of our element. */
  head: string;
  body: string;
}

const titles = '.card .title';

const search: PagePlace = { host: 'emploi-offer-search', box: '[name=keywords]', titles };
const form: PagePlace = { host: 'emploi-application-form', box: '[name=firstName]' };

const readPeer = (name: string): Promise<string> => readFile(join(peers, name), 'utf8');

/** What a page has of `gateway`, which is another origin. */
const parts = (gateway: string) => ({
  script: (path: string): string => `<script type="module" async src="${gateway}${path}"></script>`,
  /** An inline script would wait for the page's style sheet; a link does not. */
  ahead: (question: string): string =>
    `<link rel="preload" as="fetch" crossorigin href="${gateway}/v1/${question}key=${benchPartnerKey}" />`,
});

/** A page around what is measured: what stands before our script, between it and our element, and behind. */
interface Around {
  start: string;
  middle: string;
  end: string;
  /** Our element as the page has it, for the partner of the benchmark. */
  element: string;
}

const aroundIn = (markup: string, tag: string): Around => {
  const pattern = new RegExp(`^([\\s\\S]*)<script.*/sdk/1/.*\\.js"></script>([\\s\\S]*)(<${tag} [\\s\\S]*</${tag}>)([\\s\\S]*)$`);
  const [, start, middle, element, end] = pattern.exec(markup) ?? [];
  if (start === undefined || middle === undefined || element === undefined || end === undefined)
    throw new Error(`The page has no <${tag}>`);
  return { start, middle, end, element: element.replace(/partner-key="\w+"/, `partner-key="${benchPartnerKey}"`) };
};

const inside =
  ({ start, middle, end }: Around) =>
  ({ head, body }: BenchPage): string =>
    `${start}${head}${middle}${body}${end}`;

/** The council's page with each of the searches. */
export const searchPages = async (gateway: string) => {
  const [cards, vanillaCards, markup, around] = await Promise.all([
    readPeer('cards.css'),
    readPeer('vanilla.css'),
    readPeer('form.html'),
    readFile(join(council, 'index.html'), 'utf8').then((page) => aroundIn(page, search.host)),
  ]);
  const { script, ahead } = parts(gateway);

  const host: BenchPage = { name: 'the page alone', path: 'alone.html', place: undefined, head: '', body: '' };
  const elements: BenchPage = {
    name: 'emploi-offer-search',
    path: 'elements.html',
    place: search,
    head: script('/sdk/1/loader.js'),
    body: around.element,
  };
  const direct: BenchPage = {
    name: 'emploi-offer-search, direct',
    path: 'direct.html',
    place: search,
    head: `${ahead('offers?place=26&amp;for=offer-search&amp;')}${script('/sdk/1/direct/offer-search.js')}`,
    body: around.element,
  };
  const instantSearch: BenchPage = {
    name: 'InstantSearch.js',
    path: 'instantsearch.html',
    place: { host: '#search', box: 'input[type=search]', titles },
    head: `<style>${cards}</style>${script('/peers/instantsearch.js')}`,
    body: '<div id="search"></div>',
  };
  const vanilla: BenchPage = {
    name: 'vanilla ideal',
    path: 'vanilla.html',
    place: { host: '#search', box: '[name=keywords]', titles },
    head: `<style>${cards}${vanillaCards}</style>${ahead('offers?place=26&amp;')}${script('/peers/vanilla.js')}`,
    body: `<div id="search">${markup}</div><template id="search-form">${markup}</template>`,
  };
  return { pages: { host, elements, direct, instantSearch, vanilla }, htmlOf: inside(around) };
};

/** The employer's page, without its search and the form that belongs to that, with our form and with a plain one. */
export const formPages = async (gateway: string) => {
  const [plainForm, around] = await Promise.all([
    readPeer('application.html'),
    readFile(join(benchEmployer, 'index.html'), 'utf8').then((page) =>
      aroundIn(page.replace(/<emploi-offer-search [\s\S]*?<\/emploi-application-form>/, ''), form.host),
    ),
  ]);
  const { script, ahead } = parts(gateway);

  const host: BenchPage = { name: 'the page alone', path: 'employer/alone.html', place: undefined, head: '', body: '' };
  const elements: BenchPage = {
    name: 'emploi-application-form',
    path: 'employer/elements.html',
    place: form,
    head: script('/sdk/1/loader.js'),
    body: around.element,
  };
  const direct: BenchPage = {
    name: 'emploi-application-form, direct',
    path: 'employer/direct.html',
    place: form,
    head: `${ahead('applications/form?for=application-form&amp;')}${script('/sdk/1/direct/application-form.js')}`,
    body: around.element,
  };
  const begun: BenchPage = {
    name: 'emploi-application-form around a plain form',
    path: 'employer/begun.html',
    place: form,
    head: script('/sdk/1/loader.js'),
    body: around.element.replace(/>[\s\S]*</, `>${plainForm}<`),
  };
  const plain: BenchPage = {
    name: 'plain HTML form',
    path: 'employer/plain.html',
    place: { host: '#candidature', box: form.box },
    head: '',
    body: plainForm,
  };
  return { pages: { host, elements, direct, begun, plain }, htmlOf: inside(around) };
};
