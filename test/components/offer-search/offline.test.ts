import { expect } from '@open-wc/testing';

import type { Client } from '../../../src/client/client.ts';
import { allByRole, clientWith, shownText, untilText } from '../../support/page.ts';
import { search, titles } from '../../support/offer-search.ts';
import { waitUntil } from '../../support/wait-until.ts';

const never = (): Promise<Response> => new Promise(() => {});

describe('<emploi-offer-search> when the service fails after it has answered', () => {
  let fault: (() => Promise<Response>) | undefined;
  /** A gateway of its own for each test: one that has asked to wait is not asked by the next. */
  const client = (): Client =>
    clientWith((request, send) => (fault && request.url.includes('/offers?') ? fault() : send(request)));
  beforeEach(() => (fault = undefined));

  const faults: readonly (readonly [what: string, fault: () => Promise<Response>, said: string])[] = [
    ['is gone', () => Promise.reject(new TypeError('Failed to fetch')), 'Le service ne répond pas.'],
    ['breaks', () => Promise.resolve(new Response('', { status: 500 })), 'Le service est en panne.'],
    ['answers nonsense', () => Promise.resolve(new Response('{', { status: 200 })), 'Le service est en panne.'],
    [
      'has no time',
      () => Promise.resolve(new Response('', { status: 429, headers: { 'retry-after': '3' } })),
      'Le service est très demandé.',
    ],
  ];

  for (const [what, act, said] of faults)
    it(`${what}: keeps the last results, says what for and how old they are, and never « 0 offre »`, async () => {
      const element = await search({ keywords: 'plombier', client: client() });
      await untilText(element, '2 offres');
      const found = titles(element);
      fault = act;
      element.keywords = 'boulanger';
      await untilText(element, said);
      expect(shownText(element)).to.include('Voici les derniers résultats pour « plombier », reçus cette minute-ci :');
      expect(titles(element)).to.deep.equal(found);
      expect(shownText(element)).not.to.match(/\b0 offre|Aucune offre/);
      await expect(element).to.be.accessible();
    });

  it('says what to do where the source lets no more offers be read', async () => {
    const problem = { type: 'about:blank', title: 'x', status: 400, issues: [{ path: 'cursor', message: 'x' }] };
    const element = await search({
      keywords: 'boulanger',
      client: clientWith((request, send) =>
        request.url.includes('cursor=') ? Promise.resolve(Response.json(problem, { status: 400 })) : send(request),
      ),
    });
    await untilText(element, '46 offres');
    await element.loadMore();
    await untilText(element, 'Précisez le métier, le lieu ou les filtres pour voir les autres.');
    expect(titles(element)).to.have.length(20);
  });

  it('says that it searches only when that takes longer than a blink', async () => {
    const element = await search({ keywords: 'plombier', client: client() });
    await untilText(element, '2 offres');
    const said = new Set<string>();
    const status = element.shadowRoot?.querySelector('.status');
    const observer = new MutationObserver(() => said.add(status?.textContent.trim() ?? ''));
    if (status) observer.observe(status, { childList: true, characterData: true, subtree: true });
    element.keywords = 'développeur';
    await waitUntil(() => titles(element).length === 1);
    expect([...said].join()).not.to.include('Recherche en cours');
    fault = never;
    element.keywords = 'boulanger';
    await waitUntil(() => allByRole(element, 'status', 'Recherche en cours…').length > 0);
    observer.disconnect();
  });
});
