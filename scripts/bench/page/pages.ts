import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { projectFolder } from '../../build/sources.ts';

/** Of the partner whose page it is. */
export const partnerKey = 'pk_test_bench';

export const council = join(projectFolder, 'demo/council');
const peers = join(import.meta.dirname, 'peers');

/** Where a search is in its page, for whoever measures it. */
export interface Place {
  /** The element that holds the search, in its shadow tree if it has one. */
  host: string;
  /** The field for words. */
  box: string;
}

/** The council's page with one search in it, or with none. */
export interface BenchPage {
  name: string;
  /** Where the page is on the benchmark's server, relative to the council's folder. */
  path: string;
  /** `undefined`: the page alone. */
  place: Place | undefined;
  /** What stands in the head in place of our loader, and in the body in place of our element. */
  head: string;
  body: string;
}

/** A name of a title that all searches draw alike, and that no outline of cards to come has. */
export const titles = '.card .title';

const ours: Place = { host: 'emploi-offer-search', box: '[name=keywords]' };

/** The council's page in each of its variants; scripts and answers come from `gateway`, which is another origin. */
export const benchPages = async (gateway: string) => {
  const read = (name: string): Promise<string> => readFile(join(peers, name), 'utf8');
  const [cards, vanillaCards, form, markup] = await Promise.all([
    read('cards.css'),
    read('vanilla.css'),
    read('form.html'),
    readFile(join(council, 'index.html'), 'utf8'),
  ]);
  const parts =
    /^([\s\S]*)(<script.*loader\.js"><\/script>)([\s\S]*)(<emploi-offer-search [\s\S]*<\/emploi-offer-search>)([\s\S]*)$/;
  const [, start, loader = '', middle, tag = '', end] = parts.exec(markup) ?? [];
  if (!loader) throw new Error('The council’s page has no search');
  const script = (path: string): string => `<script type="module" async src="${gateway}${path}"></script>`;
  /** An inline script would wait for the page's style sheet; a link does not. */
  const ahead = (asked: string): string =>
    `<link rel="preload" as="fetch" crossorigin href="${gateway}/v1/offers?place=26${asked}&amp;key=${partnerKey}" />`;
  const element = tag.replace(/partner-key="\w+"/, `partner-key="${partnerKey}"`);

  const host: BenchPage = { name: 'the page alone', path: 'alone.html', place: undefined, head: '', body: '' };
  const elements: BenchPage = {
    name: 'emploi-offer-search',
    path: 'elements.html',
    place: ours,
    head: script('/sdk/1/loader.js'),
    body: element,
  };
  const direct: BenchPage = {
    name: 'emploi-offer-search, direct',
    path: 'direct.html',
    place: ours,
    head: `${ahead('&amp;for=offer-search')}${script('/sdk/1/direct/offer-search.js')}`,
    body: element,
  };
  const instantSearch: BenchPage = {
    name: 'InstantSearch.js',
    path: 'instantsearch.html',
    place: { host: '#search', box: 'input[type=search]' },
    head: `<style>${cards}</style>${script('/peers/instantsearch.js')}`,
    body: '<div id="search"></div>',
  };
  const vanilla: BenchPage = {
    name: 'vanilla ideal',
    path: 'vanilla.html',
    place: { host: '#search', box: '[name=keywords]' },
    head: `<style>${cards}${vanillaCards}</style>${ahead('')}${script('/peers/vanilla.js')}`,
    body: `<div id="search">${form}</div><template id="search-form">${form}</template>`,
  };
  const htmlOf = ({ head, body }: BenchPage): string => `${start}${head}${middle}${body}${end}`;
  return { host, elements, direct, instantSearch, vanilla, htmlOf };
};
