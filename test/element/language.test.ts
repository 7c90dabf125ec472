import { expect, fixture, html } from '@open-wc/testing';

import { EmploiApplicationForm } from '../../components/application-form/index.ts';
import { EmploiOfferSearch } from '../../components/offer-search/index.ts';
import { formatAge, formatDay, formatEuros, formatNumber, plural } from '../../src/i18n/format.ts';
import { languages, currentLanguage } from '../../src/i18n/locale.ts';
import { allByRole, byRole, clientWith, untilText } from '../support/page.ts';
import { speak } from '../support/languages.ts';
import { waitUntil } from '../support/wait-until.ts';

const page = document.documentElement;
const search = (): Promise<EmploiOfferSearch> => fixture<EmploiOfferSearch>(html`<emploi-offer-search></emploi-offer-search>`);

const headings = { fr: 'Trouver un emploi', en: 'Find a job', ar: 'البحث عن عمل' };

/** What the heading says, and in which language and direction it says it. */
const said = (element: EmploiOfferSearch): string => {
  const heading = element.shadowRoot?.querySelector('h2');
  const around = heading?.closest<HTMLElement>('[lang]');
  return `${heading?.textContent} ${around?.lang} ${heading && getComputedStyle(heading).direction}`;
};
const untilSaid = (element: EmploiOfferSearch, expected: string): Promise<void> =>
  waitUntil(() => said(element) === expected, `“${expected}” should be said`);

const inFrench = `${headings.fr} fr ltr`;
const inEnglish = `${headings.en} en ltr`;
const inArabic = `${headings.ar} ar rtl`;

/** A language of the test, whose messages come when the test says so. */
const slowLanguage = (code: string) => {
  const arrival = Promise.withResolvers<{ templates: Record<string, string> }>();
  let asked = 0;
  languages.set(code, { code, intl: 'fr', dir: 'ltr' });
  EmploiOfferSearch.locales.set(code, () => ((asked += 1), arrival.promise));
  return { ...arrival, asked: () => asked };
};

describe('the language of the page', () => {
  afterEach(() => {
    page.lang = '';
    page.dir = '';
  });

  for (const [lang, expected] of [
    ['', inFrench],
    ['fr-CA', inFrench],
    ['de', inFrench],
    ['constructor', inFrench],
    ['en', inEnglish],
    ['en-GB', inEnglish],
    ['EN_us', inEnglish],
    ['ar', inArabic],
    ['ar-MA', inArabic],
  ] as const)
    it(`<html lang="${lang}">: ${expected}`, async () => {
      page.lang = lang;
      const element = await search();
      expect(said(element)).to.equal(expected);
      expect(element.getAttributeNames()).to.deep.equal([]);
    });

  it('is followed as it changes, and the last change counts', async () => {
    const element = await search();
    page.lang = 'en';
    await untilSaid(element, inEnglish);
    page.lang = 'fr';
    page.lang = 'ar';
    await untilSaid(element, inArabic);
    page.lang = 'en';
    page.lang = 'fr';
    await untilSaid(element, inFrench);
  });

  it('is that of every word, those said before it changed too', async () => {
    const element = await search();
    const place = byRole(element, 'combobox', 'Lieu');
    Object.assign(place, { value: 'Nulle part' }).dispatchEvent(new InputEvent('input'));
    element.client = clientWith(({ url }) =>
      url.includes('/places?') ? Promise.resolve(Response.json({ items: [] })) : new Promise(() => {}),
    );
    await element.search();
    expect(byRole(element, 'alert').textContent).to.include('pas été trouvé');
    page.lang = 'en';
    await untilText(element, 'This place was not found.');
  });

  it('is followed by an element that was away while it changed', async () => {
    const element = await search();
    const parent = element.parentElement;
    element.remove();
    page.lang = 'en';
    parent?.append(element);
    await untilSaid(element, inEnglish);
  });

  it('is not looked at when no element is left', async () => {
    const { asked } = slowLanguage('qaa');
    (await search()).remove();
    page.lang = 'qaa';
    await new Promise(requestAnimationFrame);
    expect(asked()).to.equal(0);
    await search();
    expect(asked()).to.equal(1);
  });

  it('decides the direction against that of the page, which keeps its own', async () => {
    page.dir = 'rtl';
    page.lang = 'de';
    const element = await search();
    expect(said(element)).to.equal(inFrench);
    expect(getComputedStyle(element).direction).to.equal('rtl');
    page.dir = 'ltr';
    page.lang = 'ar';
    await untilSaid(element, inArabic);
    expect(getComputedStyle(element).direction).to.equal('ltr');
  });

  it('leaves alone what the page has written on the tag, and writes nothing into a copy', async () => {
    page.lang = 'ar';
    const element = await fixture<EmploiOfferSearch>(html`<emploi-offer-search lang="de" dir="ltr"></emploi-offer-search>`);
    expect(said(element)).to.equal(inArabic);
    page.lang = 'fr';
    await untilSaid(element, inFrench);
    const copy = element.cloneNode();
    expect(copy instanceof Element && copy.outerHTML).to.equal('<emploi-offer-search lang="de" dir="ltr"></emploi-offer-search>');
  });

  it('is waited for: nobody is shown French first', async () => {
    const { resolve } = slowLanguage('qab');
    page.lang = 'qab';
    const element = document.createElement('emploi-offer-search');
    page.lastElementChild?.append(element);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(element.shadowRoot?.textContent).to.equal('');
    resolve({ templates: {} });
    await untilSaid(element, `${headings.fr} qab ltr`);
    element.remove();
  });

  it('is not waited for without end, and may still come', async () => {
    const { resolve } = slowLanguage('qac');
    await search();
    await speak('fr');
    page.lang = 'qac';
    const element = document.createElement('emploi-offer-search');
    page.lastElementChild?.append(element);
    await waitUntil(() => said(element) === inFrench, 'French should be shown');
    resolve({ templates: {} });
    await untilSaid(element, `${headings.fr} qac ltr`);
    element.remove();
  });

  it('leaves French, said to be French, where it cannot be had; the console says so and the next element tries again', async () => {
    const told: unknown[] = [];
    const { error } = console;
    console.error = (text: unknown) => told.push(text);
    let attempts = 0;
    languages.set('qad', { code: 'qad', intl: 'fr', dir: 'rtl' });
    EmploiOfferSearch.locales.set('qad', () =>
      (attempts += 1) === 1 ? Promise.reject(new TypeError('404')) : Promise.resolve({ templates: {} }),
    );
    page.lang = 'qad';
    const element = await search();
    console.error = error;
    expect(said(element)).to.equal(inFrench);
    expect(told).to.deep.equal(['emploi-elements: docs/errors/loading.md']);
    await search();
    await untilSaid(element, `${headings.fr} qad rtl`);
    expect(attempts).to.equal(2);
  });

  it('is fetched for each kind of element when the first one comes, while the others go on speaking it', async () => {
    languages.set('qae', { code: 'qae', intl: 'fr', dir: 'ltr' });
    EmploiOfferSearch.locales.set('qae', () => Promise.resolve({ templates: {} }));
    const arrival = Promise.withResolvers<{ templates: Record<string, string> }>();
    let asked = 0;
    EmploiApplicationForm.locales.set('qae', () => ((asked += 1), arrival.promise));
    page.lang = 'qae';
    const element = await search();
    await untilSaid(element, `${headings.fr} qae ltr`);
    expect(asked).to.equal(0);
    const form = document.createElement('emploi-application-form');
    page.lastElementChild?.append(form);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(asked).to.equal(1);
    expect(form.shadowRoot?.textContent).to.equal('');
    expect(said(element)).to.equal(`${headings.fr} qae ltr`);
    arrival.resolve({ templates: {} });
    await waitUntil(() => form.shadowRoot?.querySelector('[lang=qae] form, [lang=qae] [role=alert]'), 'the form should be shown');
    form.remove();
  });

  it('is told to nobody else on the page', async () => {
    let heard = 0;
    const hear = () => (heard += 1);
    window.addEventListener('lit-localize-status', hear);
    const element = await search();
    page.lang = 'en';
    await untilSaid(element, inEnglish);
    window.removeEventListener('lit-localize-status', hear);
    expect(heard).to.equal(0);
  });

  it('marks what the catalogue says as French, and nothing on a French page', async () => {
    const element = await fixture<EmploiOfferSearch>(
      html`<emploi-offer-search gateway="/v1/" partner-key="pk_test_council" keywords="plombier"></emploi-offer-search>`,
    );
    await untilText(element, '2 offres');
    expect(element.shadowRoot?.querySelectorAll('[lang="fr"][dir="ltr"] [lang]')).to.have.length(0);
    await speak('ar');
    await element.updateComplete;
    const [title] = allByRole(element, 'heading', /Plomb/);
    expect(title?.querySelector('[lang="fr"][dir="ltr"]')?.textContent).to.equal(title?.textContent?.trim());
  });
});

describe('formats', () => {
  const offers = '{n, plural, zero {none} one {one} two {two} few {few #} many {many #} other {other #}}';
  const now = Date.parse('2026-11-23T08:00:00Z');
  const expected = {
    fr: {
      number: '24 000',
      euros: ['13,40 €', '1 880 €'],
      day: '23 novembre 2026',
      firstDay: '1er février 2026',
      ages: ['aujourd’hui', 'hier', 'il y a 3 jours'],
      plurals: ['one', 'one', 'other 2', 'other 3', 'other 11', 'other 100'],
    },
    en: {
      number: '24,000',
      euros: ['€13.40', '€1,880'],
      day: '23 November 2026',
      firstDay: '1 February 2026',
      ages: ['today', 'yesterday', '3 days ago'],
      plurals: ['other 0', 'one', 'other 2', 'other 3', 'other 11', 'other 100'],
    },
    ar: {
      number: '24,000',
      euros: ['13.40 €', '1,880 €'],
      day: '23 نوفمبر 2026',
      firstDay: '1 فبراير 2026',
      ages: ['اليوم', 'أمس', 'قبل 3 أيام'],
      plurals: ['none', 'one', 'two', 'few 3', 'many 11', 'other 100'],
    },
  };
  /** Spaces as one types them, without the marks of direction. */
  const plain = (text: string | undefined): string | undefined =>
    text?.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200f\u2068\u2069]/g, '');

  for (const [code, { number, euros, day, firstDay, ages, plurals }] of Object.entries(expected))
    it(`are those of “${code}”`, async () => {
      await search();
      await speak(code);
      expect(plain(formatNumber(24_000))).to.equal(number);
      const { intl } = currentLanguage();
      for (const value of [0, 7, 999, 1_000, 0.5, -3])
        expect(formatNumber(value)).to.equal(new Intl.NumberFormat(intl).format(value));
      expect([13.4, 1880].map(formatEuros).map(plain)).to.deep.equal(euros);
      expect(plain(formatDay('2026-11-22T23:30:00Z'))).to.equal(day);
      expect(plain(formatDay('2026-02-01T12:00:00Z'))).to.equal(firstDay);
      expect(['22T23:30', '22T20:00', '20T12:00'].map((time) => plain(formatAge(`2026-11-${time}:00Z`, now)))).to.deep.equal(
        ages,
      );
      expect([0, 1, 2, 3, 11, 100].map((count) => plural(count, offers))).to.deep.equal(plurals);
    });

  it('say no age after a month, nor before there is one', () => {
    expect(formatAge('2026-10-23T08:00:00Z', now)).to.equal(undefined);
    expect(formatAge('2026-11-25T08:00:00Z', now)).to.equal(formatAge('2026-11-23T08:00:00Z', now));
  });

  it('keep an amount together inside a sentence from right to left', async () => {
    await search();
    await speak('ar');
    expect(formatEuros(13)).to.match(/^\u2068.*\u2069$/);
    await speak('fr');
    expect(formatEuros(13)).not.to.match(/[\u2066-\u2069]/);
  });
});
