import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import type { EmploiOfferSearch } from '../../../../components/offer-search/index.ts';
import { focused, press, search, titles, type } from '../../../support/offer-search.ts';
import { allByRole, byRole, clientWith, shownText, untilText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

/** The choice of a filter: its field, and what stands beside it. */
const choice = (element: Element, words: string): { field: HTMLInputElement; count: number } => {
  const label = [...(element.shadowRoot?.querySelectorAll('.choice') ?? [])].find(
    (one) => one.querySelector('span')?.textContent.trim() === words,
  );
  const field = label?.querySelector('input');
  if (!(field instanceof HTMLInputElement)) throw new Error(`No choice « ${words} » in: ${shownText(element)}`);
  return { field, count: Number(label?.querySelector('.hint')?.textContent ?? Number.NaN) };
};

const statusOf = (element: Element): string => element.shadowRoot?.querySelector('.status')?.textContent.trim() ?? '';

const untilTotal = (element: Element, total: number): Promise<void> =>
  waitUntil(() => new RegExp(`(^|\\s)${total} offres?`).test(statusOf(element)), `${total} offers, not “${statusOf(element)}”`, {
    timeout: 5_000,
  });

const openFilters = async (element: EmploiOfferSearch): Promise<void> => {
  byRole(element, 'button', /^Filtres/).click();
  await waitUntil(() => element.shadowRoot?.querySelector('.filters'), 'the filters');
};

describe('<emploi-offer-search> narrowing', () => {
  describe('the filters', () => {
    it('come when they are opened, each choice with the number of offers it would leave', async () => {
      const element = await search({ place: '69' });
      await untilText(element, 'offres');
      expect(element.shadowRoot?.querySelector('.filters')).to.equal(null);
      await openFilters(element);
      const { field, count } = choice(element, 'CDD');
      expect(count).to.equal(1);
      field.click();
      await untilTotal(element, 1);
      expect(titles(element)).to.deep.equal(['Développeuse / Développeur web (H/F)']);
      expect(choice(element, 'CDI').count).to.be.greaterThan(0);
      await expect(element).to.be.accessible();
    });

    it('take a second choice beside the first, and give it back', async () => {
      const element = await search({ place: '69', filters: 'contract=CDD' });
      await untilTotal(element, 1);
      await openFilters(element);
      const both = 1 + choice(element, 'CDI').count;
      choice(element, 'CDI').field.click();
      await untilTotal(element, both);
      expect(element.filters).to.equal('contract=CDD%2CCDI');
      choice(element, 'CDD').field.click();
      choice(element, 'CDI').field.click();
      await waitUntil(() => element.filters === '');
    });

    it('keep the focus while the results change under them', async () => {
      const element = await search({ place: '69' });
      await untilText(element, 'offres');
      await openFilters(element);
      const { field } = choice(element, 'Peu de candidats');
      field.focus();
      field.click();
      await untilTotal(element, 1);
      expect(focused()).to.equal(field);
      field.click();
      await waitUntil(() => element.filters === '');
      expect(focused()).to.equal(field);
    });

    it('keep the focus on a choice that is taken back and would leave nothing', async () => {
      const element = await search({ keywords: 'plombier', filters: 'contract=CDI,CDD' });
      await untilTotal(element, 2);
      await openFilters(element);
      const { field, count } = choice(element, 'CDD');
      expect(count).to.equal(0);
      field.focus();
      field.click();
      await waitUntil(() => element.filters === 'contract=CDI');
      await untilTotal(element, 2);
      await element.updateComplete;
      expect(focused()).to.equal(field);
    });

    it('do not offer what would leave nothing', async () => {
      const element = await search({ keywords: 'plombier' });
      await untilTotal(element, 2);
      await openFilters(element);
      expect(choice(element, 'Peu de candidats').field.disabled).to.equal(true);
      expect(choice(element, 'CDD').field.disabled).to.equal(true);
      expect(choice(element, 'CDI').field.disabled).to.equal(false);
    });

    it('lead to the results and close', async () => {
      const element = await search({ place: '69' });
      await untilText(element, 'offres');
      await openFilters(element);
      byRole(element, 'button', /^Voir \d+ offres?$/).click();
      await waitUntil(() => element.shadowRoot?.querySelector('.filters') === null);
      expect(focused()?.classList.contains('status')).to.equal(true);
      expect(byRole(element, 'button', /^Filtres/).getAttribute('aria-expanded')).to.equal('false');
    });

    it('say what happened where they cannot be had, and stay away where the gateway counts none', async () => {
      const client = clientWith(async (request, send) => {
        const answer = await send(request);
        if (!new URL(request.url).pathname.endsWith('/offers')) return answer;
        return Response.json({ ...(await answer.json()), facets: null });
      });
      const element = await search({ place: '69', client });
      await untilText(element, 'offres');
      await openFilters(element);
      expect(allByRole(element, 'radio')).to.have.length(0);
      expect(element.shadowRoot?.querySelectorAll('.filters .hint:not(#salary-hint)')).to.have.length(0);
    });
  });

  describe('the filters that most people use', () => {
    it('are one click away, keep the focus, and are taken off by another', async () => {
      const element = await search({ place: '69' });
      await untilTotal(element, 2);
      const quick = byRole(element, 'button', 'CDI');
      quick.focus();
      quick.click();
      await untilTotal(element, 1);
      expect(element.filters).to.equal('contract=CDI');
      expect(focused()).to.equal(byRole(element, 'button', 'Retirer le filtre CDI ×'));
      await expect(element).to.be.accessible();
      quick.click();
      await untilTotal(element, 2);
      expect(element.filters).to.equal('');
      expect(focused()).to.equal(byRole(element, 'button', 'CDI'));
    });

    it('are not there where they would change nothing', async () => {
      const element = await search({ keywords: 'plombier' });
      await untilTotal(element, 2);
      expect(allByRole(element, 'button', 'CDI')).to.have.length(0);
    });

    it('of which one holds at a time change places', async () => {
      const element = await search({ filters: 'workTime=full' });
      await untilTotal(element, 1);
      await waitUntil(() => allByRole(element, 'button', 'Retirer le filtre Temps plein ×').length === 1);
      byRole(element, 'button', 'Retirer le filtre Temps plein ×').click();
      await untilTotal(element, 52);
      byRole(element, 'button', 'Temps partiel').click();
      await untilTotal(element, 1);
      expect(element.filters).to.equal('workTime=part');
    });
  });

  describe('filters that the page has set', () => {
    it('run the search, and can be taken off one by one or all at once', async () => {
      const element = await search({ filters: 'contract=CDD&fewCandidates=true' });
      await untilTotal(element, 1);
      const chips = (): HTMLElement[] => allByRole(element, 'button', /^Retirer le filtre/);
      await waitUntil(() => chips().length === 2);
      expect(chips().map((chip) => chip.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
        'Retirer le filtre CDD ×',
        'Retirer le filtre Peu de candidats ×',
      ]);
      await expect(element).to.be.accessible();
      chips()[1]?.focus();
      chips()[1]?.click();
      await waitUntil(() => chips().length === 1);
      await element.updateComplete;
      expect(focused()).to.equal(chips()[0]);
      chips()[0]?.click();
      await waitUntil(() => chips().length === 0);
      expect(focused()?.classList.contains('status'), 'nobody is thrown to the top of the page').to.equal(true);
    });

    it('that are the page’s own selection are no matter of the visitor’s', async () => {
      const element = await search({ filters: 'ids=XTOUT01,XPLOMB1&contract=CDD' });
      await untilTotal(element, 1);
      await waitUntil(() => allByRole(element, 'button', /^Retirer le filtre /).length === 1);
      byRole(element, 'button', /^Retirer le filtre /).click();
      await untilTotal(element, 2);
      expect(element.filters).to.equal('ids=XTOUT01%2CXPLOMB1');
    });

    it('that leave nothing can be taken off on the spot', async () => {
      const element = await search({ keywords: 'plombier', filters: 'contract=CDD&fewCandidates=true' });
      await untilText(element, 'Aucune offre ne correspond à cette recherche.');
      await waitUntil(() => allByRole(element, 'button', 'Retirer les filtres').length === 1);
      byRole(element, 'button', 'Retirer les filtres').click();
      await untilTotal(element, 2);
      expect(element.filters).to.equal('');
    });

    it('that mean nothing are refused once there are results, and said to be', async () => {
      const element = await search({ place: '69' });
      await untilTotal(element, 2);
      element.filters = 'contract=stage';
      await untilText(element, 'Nous n’avons pas compris votre recherche.');
    });
  });

  describe('the order', () => {
    it('is the visitor’s, and by distance only around a town', async () => {
      const element = await search({ keywords: 'plombier', place: '26' });
      await untilTotal(element, 2);
      const select = byRole(element, 'select', 'Trier par Pertinence Date');
      expect(select).to.be.instanceOf(HTMLSelectElement);
      element.place = '26362';
      element.radius = 100;
      await untilText(element, /à \d+ km/);
      const around = byRole(element, 'select', 'Trier par Pertinence Date Distance');
      if (around instanceof HTMLSelectElement) around.value = 'distance';
      around.dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => element.filters === 'sort=distance' && titles(element)[0]?.startsWith('Plombier / Plombière'));
      element.place = '26';
      await waitUntil(() => element.filters === '');
      await untilTotal(element, 2);
    });
  });

  describe('what was understood', () => {
    it('is said, and can be set aside for the words alone', async () => {
      const element = await search({ keywords: 'plombières' });
      await untilText(element, 'Offres pour le métier : Plombier / Plombière.');
      byRole(element, 'button', /^Chercher seulement les mots « plombières »/).click();
      await untilText(element, 'Recherche des mots exacts.');
      expect(shownText(element)).not.to.include('Offres pour le métier');
      byRole(element, 'button', 'Chercher tout le métier').click();
      await untilText(element, 'Offres pour le métier');
    });

    for (const { script, composed, expected } of [
      { script: 'Latin letters, as phones compose every word', composed: ['cu', 'cuisi'], expected: ['cu', 'cuisi'] },
      { script: 'accents', composed: ['bou', 'boulangère'], expected: ['bou', 'boulangère'] },
      { script: 'Arabic letters', composed: ['مع', 'معلم'], expected: ['مع', 'معلم'] },
      { script: 'Cyrillic letters', composed: ['по', 'повар'], expected: ['по', 'повар'] },
      { script: 'kana, until a candidate is taken', composed: ['りょう', '料理'], expected: ['料理'] },
      { script: 'Hangul, until it is committed', composed: ['요ㄹ', '요리'], expected: ['요리'] },
    ])
      it(`is asked for while one composes ${script}`, async () => {
        const asked: string[] = [];
        const client = clientWith((request, send) => {
          if (request.url.includes('/occupations')) asked.push(new URL(request.url).searchParams.get('q') ?? '');
          return send(request);
        });
        const element = await search({ client });
        const field = byRole(element, 'combobox', 'Métier ou mot-clé');
        const [first, last] = composed;
        Object.assign(field, { value: first }).dispatchEvent(new InputEvent('input', { isComposing: true }));
        // The other field tells the time: what was typed there later has been asked for.
        Object.assign(byRole(element, 'combobox', 'Lieu'), { value: 'valence' }).dispatchEvent(new InputEvent('input'));
        await waitUntil(() => allByRole(element, 'option').length > 0, 'suggestions of places');
        Object.assign(field, { value: last }).dispatchEvent(new InputEvent('input', { isComposing: true }));
        field.dispatchEvent(new CompositionEvent('compositionend'));
        await waitUntil(() => asked.at(-1) === expected.at(-1), 'suggestions');
        expect(asked).to.deep.equal(expected);
      });

    it('is suggested while one types, by keys alone', async () => {
      const element = await search();
      byRole(element, 'combobox', 'Métier ou mot-clé').focus();
      await type('plomb');
      await waitUntil(() => allByRole(element, 'option').length > 0, 'suggestions');
      await press('ArrowDown');
      await press('Enter');
      expect(byRole(element, 'combobox', 'Métier ou mot-clé')).to.have.property('value', 'Plombier / Plombière');
      await press('Enter');
      await untilText(element, 'Offres pour le métier : Plombier / Plombière.');
      expect(allByRole(element, 'option')).to.have.length(0);
    });
  });

  describe('a town without offers', () => {
    it('is searched as far as the nearest ones, which is said', async () => {
      const element = await search({ keywords: 'développeuse web', place: '26362' });
      await untilText(element, /Aucune offre à 10 km : recherche élargie à 100 km\. 1 offre/);
    });

    it('is widened from the form too, as long as nobody has chosen how far', async () => {
      const element = await search({ keywords: 'plombier', place: '26362' });
      await untilText(element, 'offre');
      byRole(element, 'combobox', 'Métier ou mot-clé').focus();
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'a' });
      await sendKeys({ up: 'Control' });
      await type('intégrateur web');
      await press('Enter');
      await untilText(element, /recherche élargie à 100 km/);
      const distance = byRole(element, 'select', /^Distance/);
      expect(distance, 'as far as was searched').to.have.property('value', '100');
      for (const km of ['20', '10']) {
        Object.assign(distance, { value: km }).dispatchEvent(new Event('change', { bubbles: true }));
        byRole(element, 'button', 'Rechercher').click();
        await waitUntil(() => element.radius === Number(km));
        await untilText(element, 'Aucune offre ne correspond à cette recherche.');
      }
    });

    it('is an answer all the same where the search cannot be widened', async () => {
      const client = clientWith((request, send) =>
        request.url.includes('sort=distance')
          ? Promise.resolve(Response.json({ type: 'about:blank', title: 'x', status: 500 }, { status: 500 }))
          : send(request),
      );
      const element = await search({ keywords: 'développeuse web', place: '26362', client });
      await untilText(element, 'Aucune offre ne correspond à cette recherche.');
      expect(allByRole(element, 'alert')).to.have.length(0);
    });

    it('is all that is searched where the page has said how far', async () => {
      const element = await search({ keywords: 'développeuse web', place: '26362' });
      element.radius = 10;
      await untilText(element, 'Aucune offre ne correspond à cette recherche.');
    });
  });

  describe('an alert', () => {
    const open = async (element: EmploiOfferSearch): Promise<HTMLElement> => {
      byRole(element, 'button', 'Recevoir les nouvelles offres par courriel').click();
      await waitUntil(() => element.shadowRoot?.querySelector('#alert-email'), 'the form');
      return byRole(element, 'textbox', 'Votre courriel');
    };

    it('is asked for with an address, and says what happens next', async () => {
      const element = await search({ keywords: 'plombier', filters: 'contract=CDI&sort=date' });
      await untilTotal(element, 2);
      const field = await open(element);
      await waitUntil(() => focused()?.id === 'alert-title');
      await expect(element).to.be.accessible();
      expect(field.getAttribute('autocomplete')).to.equal('email');
      field.focus();
      await type('claire.fontaine');
      await press('Enter');
      await untilText(element, 'Écrivez une adresse complète');
      expect(focused()).to.equal(field);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      await expect(element).to.be.accessible();
      await type('@courriel.example');
      await press('Enter');
      await untilText(element, 'Un courriel part à l’adresse claire.fontaine@courriel.example.');
    });

    for (const email of ["s.o'neill@exemple.fr", 'prenom@café.fr', '\u200bclaire@exem\u00adple.fr\u202f'])
      it(`is asked for with an address such as ${JSON.stringify(email)}`, async () => {
        const element = await search({ keywords: 'plombier' });
        await untilTotal(element, 2);
        const field = await open(element);
        if (!(field instanceof HTMLInputElement)) throw new Error('The address has no field');
        field.value = email;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        byRole(element, 'button', 'Créer l’alerte').click();
        await untilText(element, 'Un courriel part à l’adresse');
      });

    it('keeps what was typed through a failure, and is one alert however often it is sent', async () => {
      const keys: (string | null)[] = [];
      const client = clientWith((request, send) => {
        if (request.method !== 'POST') return send(request);
        keys.push(request.headers.get('idempotency-key'));
        return keys.length < 3 ? Promise.reject(new TypeError('Failed to fetch')) : send(request);
      });
      const element = await search({ keywords: 'plombier', client });
      await untilTotal(element, 2);
      const field = await open(element);
      field.focus();
      await type('jean.rivoire@courriel.example');
      await press('Enter');
      await untilText(element, 'Nous ne savons pas si votre alerte est créée.');
      expect(field).to.have.property('value', 'jean.rivoire@courriel.example');
      byRole(element, 'button', 'Réessayer').click();
      await waitUntil(() => keys.length === 2);
      await untilText(element, 'Nous ne savons pas si votre alerte est créée.');
      byRole(element, 'button', 'Réessayer').click();
      await untilText(element, 'Un courriel part');
      expect(new Set(keys).size, 'one name for one alert').to.equal(1);
      expect(keys[0]).to.match(/^[0-9a-f]{32}$/);
    });
  });
});
