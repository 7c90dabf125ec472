import { expect } from '@open-wc/testing';

import { jobPosting } from '../../../../components/offer-search/offer/job-posting.ts';
import type { EmploiOfferSearch } from '../../../../components/offer-search/index.ts';
import { anOffer } from '../../../support/offers.ts';
import { byRole, shownText, untilText } from '../../../support/page.ts';
import { focused, search, titles } from '../../../support/offer-search.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const opened = async (given: Parameters<typeof search>[0] = {}, words = 'plombier'): Promise<EmploiOfferSearch> => {
  const element = await search({ keywords: words, ...given });
  await untilText(element, /\d offre/);
  element.shadowRoot?.querySelector<HTMLElement>('.search .title')?.click();
  await untilText(element, 'Offre fictive');
  return element;
};

const related = (element: Element): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('.related .title') ?? []),
];

const announced = (): string[] =>
  [...document.head.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent);

describe('an offer that is read', () => {
  it('has others like it, which open in its place and lead back to the same card', async () => {
    const element = await opened();
    await waitUntil(() => related(element).length > 0, 'related offers');
    await expect(element).to.be.accessible();
    const [first] = related(element);
    const title = first?.textContent.trim() ?? '';
    first?.click();
    await waitUntil(() => byRole(element, 'heading', title).id === 'offer-title');
    expect(focused()?.id).to.equal('offer-title');
    byRole(element, 'button', 'Retour aux résultats').click();
    await waitUntil(() => focused()?.textContent.trim() === titles(element)[0]);
  });

  it('is shared by what the device has for it, and not when the visitor thinks better of it', async () => {
    const shared: ShareData[] = [];
    const share = (data: ShareData): Promise<void> => {
      shared.push(data);
      return shared.length > 1 ? Promise.reject(new DOMException('no', 'AbortError')) : Promise.resolve();
    };
    Object.defineProperty(navigator, 'share', { configurable: true, value: share });
    const { href } = location;
    try {
      const element = await opened({ queryPrefix: 'emploi' });
      await waitUntil(() => location.search.includes('emploi-offer='), 'the address has the offer');
      byRole(element, 'button', 'Partager').click();
      byRole(element, 'button', 'Partager').click();
      await waitUntil(() => shared.length === 2);
      expect(new URL(shared[0]?.url ?? '').searchParams.get('emploi-offer')).to.match(/\w/);
      expect(shownText(element)).not.to.include('Copiez ce lien');
    } finally {
      Reflect.deleteProperty(navigator, 'share');
      history.replaceState(null, '', href);
    }
  });

  it('is shared by hand where a page may use neither sharing nor the clipboard', async () => {
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'share', { configurable: true, value: undefined });
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    });
    try {
      const element = await opened();
      byRole(element, 'button', 'Partager').click();
      await untilText(element, 'Copiez ce lien :');
      expect(shownText(element)).to.match(/Copiez ce lien : http/);
    } finally {
      Reflect.deleteProperty(navigator, 'share');
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
  });

  it('is printed without the page around it, and nothing of it is markup', async () => {
    const element = await opened();
    const root = document.documentElement;
    let printed: Document | undefined;
    /** A printer would stop the test: the frame is there, and asks for nothing. */
    root.append = (frame) => {
      root.appendChild(frame instanceof Node ? frame : document.createTextNode(frame ?? ''));
      const view = frame instanceof HTMLIFrameElement ? frame.contentDocument?.defaultView : null;
      if (view) view.print = () => (printed = view.document);
    };
    try {
      byRole(element, 'button', 'Imprimer').click();
      await waitUntil(() => printed);
    } finally {
      Reflect.deleteProperty(root, 'append');
    }
    expect(printed?.body.textContent).to.include('Offre fictive');
    expect(printed?.title).to.equal(element.shadowRoot?.querySelector('h3#offer-title')?.textContent.trim());
    const frames = (): number => document.querySelectorAll('iframe').length;
    const before = frames();
    printed?.defaultView?.dispatchEvent(new Event('afterprint'));
    expect(frames()).to.equal(before - 1);
  });

  it('is told to search engines only where the page asks for it, and only while it is open', async () => {
    const silent = await opened();
    expect(announced()).to.deep.equal([]);
    silent.remove();
    const element = await opened({ jsonLd: true });
    await waitUntil(() => announced().length === 1);
    const [text = ''] = announced();
    const told: unknown = JSON.parse(text);
    expect(told).to.include({ '@context': 'https://schema.org', '@type': 'JobPosting', directApply: false });
    await element.closeOffer();
    await waitUntil(() => announced().length === 0);
    element.shadowRoot?.querySelector<HTMLElement>('.search .title')?.click();
    await waitUntil(() => announced().length === 1);
    element.remove();
    expect(announced()).to.deep.equal([]);
  });

  it('is told to search engines as it is: what looks like markup is text there too', () => {
    const told = jobPosting(
      anOffer({
        id: '123',
        title: 'Boulanger',
        workTime: 'full',
        description: 'Fournil & vente\n<script>alert(1)</script>',
        salary: { text: null, min: 1_880, max: 2_100, period: 'month', extras: [] },
        contract: { code: 'CDD', label: 'CDD 3 mois' },
      }),
    );
    expect(told).to.deep.include({
      description: 'Fournil &amp; vente<br>&lt;script&gt;alert(1)&lt;/script&gt;',
      employmentType: ['FULL_TIME', 'TEMPORARY'],
      hiringOrganization: 'confidential',
      datePosted: '2026-11-20T08:00:00.000Z',
      baseSalary: {
        '@type': 'MonetaryAmount',
        currency: 'EUR',
        value: { '@type': 'QuantitativeValue', minValue: 1_880, maxValue: 2_100, unitText: 'MONTH' },
      },
    });
  });
});
