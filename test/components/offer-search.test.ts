import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';

import type { EmploiOfferSearch } from '../../components/offer-search/index.ts';
import type { Client } from '../../src/client/client.ts';
import { focused, press, search, titles, type } from '../support/offer-search.ts';
import { allByRole, byRole, isChromium, clientWith, shownText, untilText } from '../support/page.ts';
import { waitUntil } from '../support/wait-until.ts';

const never = (): Promise<Response> => new Promise(() => {});
const answerWith = (status: number, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  Promise.resolve(Response.json({ type: 'about:blank', title: 'x', status }, { status, headers }));

describe('<emploi-offer-search>', () => {
  describe('searching', () => {
    it('asks for nothing until there is something to ask', async () => {
      const asked: string[] = [];
      const element = await search({
        client: clientWith((request, send) => {
          asked.push(request.url);
          return send(request);
        }),
      });
      await element.updateComplete;
      expect(asked).to.deep.equal([]);
      expect(titles(element)).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });

    it('searches at once for the words it is given, whatever their number and gender', async () => {
      const element = await search({ keywords: 'developpeurs' });
      await untilText(element, '1 offre');
      expect(titles(element)).to.deep.equal(['Développeuse / Développeur web (H/F)']);
      for (const words of ['Atelier du Rhône', 'Lyon (69)', '2 600 € à 3 100 € brut par mois'])
        expect(shownText(element)).to.include(words);
      await expect(element).to.be.accessible();
    });

    it('gives the same results when its properties are set after it is on the page', async () => {
      const element = await search();
      element.keywords = 'plombier';
      element.place = '26';
      await untilText(element, '2 offres');
      expect(titles(element)).to.have.members(['Plombier chauffagiste (H/F)', 'Plombier / Plombière (H/F)']);
    });

    it('names the place it is given by its code', async () => {
      const element = await search({ place: '69123' });
      await waitUntil(
        () => byRole(element, 'combobox', 'Lieu') instanceof HTMLInputElement && shownText(element).includes('Distance'),
      );
      expect(byRole(element, 'combobox', 'Lieu')).to.have.property('value', 'Lyon (69)');
    });

    it('asks for less when an attribute is removed, and ignores one that makes no sense', async () => {
      const element = await search({ keywords: 'plombier', place: '26362' });
      element.setAttribute('radius', 'loin');
      await untilText(element, '1 offre');
      element.removeAttribute('place');
      element.removeAttribute('radius');
      await untilText(element, '2 offres');
      element.removeAttribute('keywords');
      await waitUntil(() => titles(element).length === 0);
      expect(shownText(element)).not.to.include('offre');
      expect(allByRole(element, 'alert')).to.have.length(0);
    });

    it('follows the page when it changes or clears the place, but never overwrites what the visitor types', async () => {
      const element = await search({ place: '69123' });
      const field = byRole(element, 'combobox', 'Lieu');
      await waitUntil(() => field instanceof HTMLInputElement && field.value === 'Lyon (69)');
      element.place = '';
      await waitUntil(() => field instanceof HTMLInputElement && field.value === '');
      field.focus();
      await type('Gren');
      element.place = '26';
      await untilText(element, '48 offres');
      expect(field).to.have.property('value', 'Gren');
    });

    it('searches around a commune, as far as it is told', async () => {
      const near = await search({ keywords: 'boulangers', place: '69123', radius: 0 });
      await untilText(near, 'Aucune offre');
      const around = await search({ keywords: 'boulangers', place: '69123', radius: 20 });
      await untilText(around, '1 offre');
      expect(titles(around)).to.deep.equal(['Boulangère (H/F)']);
    });

    it('is used with the keyboard alone, from the words to the results', async () => {
      const element = await search();
      byRole(element, 'combobox', 'Métier ou mot-clé').focus();
      await type('plombier');
      await press('Tab');
      expect(focused()).to.equal(byRole(element, 'combobox', 'Lieu'));
      await type('monteli');
      await waitUntil(() => allByRole(element, 'option').length > 0);
      await press('ArrowDown', 'Enter');
      expect(focused()).to.have.property('value', 'Montélimar (26)');
      await press('Enter');
      await untilText(element, '1 offre');
      expect(titles(element)).to.deep.equal(['Plombier chauffagiste (H/F)']);
      expect(element.keywords).to.equal('plombier');
      expect(element.place).to.equal('26198');
    });

    it('settles on the best place when none was chosen from the list', async () => {
      const element = await search();
      byRole(element, 'combobox', 'Lieu').focus();
      await type('valence');
      await press('Enter');
      await waitUntil(() => element.place === '26362', 'the commune of Valence', { timeout: 3_000 });
      await untilText(element, 'offres');
      expect(byRole(element, 'combobox', 'Lieu')).to.have.property('value', 'Valence (26)');
    });

    it('says so beside the field when no place has the name, and keeps what was typed', async () => {
      const element = await search();
      byRole(element, 'combobox', 'Métier ou mot-clé').focus();
      await type('boulanger');
      await press('Tab');
      await type('Xyzzy');
      await press('Enter');
      await untilText(element, 'Ce lieu n’a pas été trouvé.');
      const place = byRole(element, 'combobox', 'Lieu');
      expect(focused()).to.equal(place);
      expect(place.getAttribute('aria-invalid')).to.equal('true');
      expect(place).to.have.property('value', 'Xyzzy');
      expect(byRole(element, 'combobox', 'Métier ou mot-clé')).to.have.property('value', 'boulanger');
      await expect(element).to.be.accessible();
    });

    it('lists the latest offers when nothing is typed at all', async () => {
      const element = await search();
      byRole(element, 'button', 'Rechercher').click();
      await untilText(element, '52 offres');
      expect(titles(element)).to.have.length(20);
    });

    it('aborts a request that a newer one overtakes, and shows the newer answer', async () => {
      const signals: AbortSignal[] = [];
      const element = await search({
        keywords: 'lent',
        client: clientWith((request, send) => {
          signals.push(request.signal);
          return request.url.includes('keywords=lent') ? never() : send(request);
        }),
      });
      await waitUntil(() => signals.length > 0);
      element.keywords = 'vétérinaires';
      await untilText(element, '1 offre');
      expect(signals[0]?.aborted).to.equal(true);
      expect(titles(element)).to.deep.equal(['Vétérinaire']);
    });

    it('aborts when it leaves the page and asks again when it comes back', async () => {
      const signals: AbortSignal[] = [];
      const element = await search({
        keywords: 'plombier',
        client: clientWith((request, send) => {
          signals.push(request.signal);
          return signals.length === 1 ? never() : send(request);
        }),
      });
      let failures = 0;
      element.addEventListener('emploi-error', () => failures++);
      await waitUntil(() => signals.length === 1);
      const { parentElement } = element;
      element.remove();
      expect(signals[0]?.aborted).to.equal(true);
      parentElement?.append(element);
      await untilText(element, '2 offres');
      expect(failures).to.equal(0);
    });
  });

  describe('whatever happens in the meantime', () => {
    /** Holds back the answers whose address has `part`, until `release` is called. */
    const holding = (part: string): { client: Client; release: () => void } => {
      const held = Promise.withResolvers<void>();
      const client = clientWith(async (request, send) => {
        if (request.url.includes(part)) await held.promise;
        return send(request);
      });
      return { client, release: held.resolve };
    };

    it('keeps the place of the page when the visitor searches before its name has come', async () => {
      const { client } = holding('/places');
      const element = await search({ place: '26', client });
      await untilText(element, '48 offres');
      byRole(element, 'combobox', 'Métier ou mot-clé').focus();
      await type('plombier');
      await press('Enter');
      await untilText(element, '2 offres');
      expect(element.place).to.equal('26');
    });

    it('keeps the place the visitor chose when the name of the page’s own comes late', async () => {
      const { client, release } = holding('q=26&');
      const element = await search({ place: '26', client });
      byRole(element, 'combobox', 'Lieu').focus();
      await type('lyon');
      await waitUntil(() => allByRole(element, 'option').length > 0);
      await press('ArrowDown', 'Enter');
      release();
      await untilText(element, '48 offres');
      expect(byRole(element, 'combobox', 'Lieu')).to.have.property('value', 'Lyon (69)');
    });

    it('never adds a page of an earlier search to the results of a newer one', async () => {
      const { client, release } = holding('cursor=');
      const element = await search({ keywords: 'boulangers', place: '26', client });
      await untilText(element, '45 offres');
      byRole(element, 'button', 'Voir plus d’offres').click();
      await untilText(element, 'Chargement…');
      element.keywords = 'plombier';
      await untilText(element, '2 offres');
      release();
      element.keywords = 'boulangers';
      await untilText(element, '45 offres');
      expect(titles(element)).to.have.length(20);
      byRole(element, 'button', 'Voir plus d’offres').click();
      await untilText(element, '40 affichées');
    });

    it('forgets that a place could not be looked up once the visitor has another', async () => {
      let offline = true;
      const element = await search({
        client: clientWith((request, send) => (offline ? Promise.reject(new TypeError('Failed to fetch')) : send(request))),
      });
      const field = byRole(element, 'combobox', 'Lieu');
      field.focus();
      await type('Valence');
      await press('Enter');
      await untilText(element, 'Le service ne répond pas.');
      offline = false;
      byRole(element, 'button', 'Réessayer').click();
      await untilText(element, 'offres');
      expect(field).to.have.property('value', 'Valence (26)');
      expect(allByRole(element, 'alert')).to.have.length(0);
    });

    it('never offers what was found for another text', async () => {
      const { client } = holding('q=ly');
      const element = await search({ client });
      const field = byRole(element, 'combobox', 'Lieu');
      field.focus();
      await type('valence');
      await waitUntil(() => allByRole(element, 'option').length > 0);
      await press('Escape', 'Escape');
      await type('ly');
      await element.updateComplete;
      expect(allByRole(element, 'option')).to.have.length(0);
    });

    it('hands the focus on when the button that had it goes', async () => {
      let down = true;
      const element = await search({
        keywords: 'plombier',
        client: clientWith((request, send) => (down ? answerWith(500) : send(request))),
      });
      await untilText(element, 'Le service est en panne.');
      byRole(element, 'button', 'Réessayer').focus();
      down = false;
      await press('Enter');
      await untilText(element, '2 offres');
      expect(focused()?.textContent).to.include('2 offres');
    });

    it('understands its own wording of a place', async () => {
      const element = await search({ place: '26362' });
      const field = byRole(element, 'combobox', 'Lieu');
      await waitUntil(() => field instanceof HTMLInputElement && field.value === 'Valence (26)');
      field.focus();
      await press('End', 'Backspace', 'Enter');
      await waitUntil(() => field instanceof HTMLInputElement && field.value === 'Valence (26)');
      expect(allByRole(element, 'alert')).to.have.length(0);
    });
  });

  describe('suggesting places', () => {
    const open = async (text: string): Promise<EmploiOfferSearch> => {
      const element = await search();
      byRole(element, 'combobox', 'Lieu').focus();
      await type(text);
      await waitUntil(() => allByRole(element, 'option').length > 0, 'suggestions', { timeout: 3_000 });
      return element;
    };
    const active = (element: Element): number =>
      allByRole(element, 'option').findIndex((option) => option.getAttribute('aria-selected') === 'true');

    it('follows the combobox pattern: arrows wrap, the active option is announced, the focus stays in the field', async () => {
      const element = await open('saint-étienne');
      const field = byRole(element, 'combobox', 'Lieu');
      const count = allByRole(element, 'option').length;
      expect(field.getAttribute('aria-expanded')).to.equal('true');
      expect(active(element)).to.equal(-1);
      await press('ArrowUp');
      expect(active(element)).to.equal(count - 1);
      await press('ArrowDown');
      expect(active(element)).to.equal(0);
      expect(element.shadowRoot?.getElementById(field.getAttribute('aria-activedescendant') ?? '')).to.equal(
        allByRole(element, 'option')[0],
      );
      expect(focused()).to.equal(field);
      await expect(element).to.be.accessible();
    });

    it('closes on Escape and keeps the text, clears it on the second, opens again with Alt and the arrow', async () => {
      const element = await open('lyon');
      const field = byRole(element, 'combobox', 'Lieu');
      await press('Escape');
      expect(allByRole(element, 'option')).to.have.length(0);
      expect(field).to.have.property('value', 'lyon');
      await sendKeys({ down: 'Alt' });
      await press('ArrowDown');
      await sendKeys({ up: 'Alt' });
      await waitUntil(() => allByRole(element, 'option').length > 0);
      expect(active(element)).to.equal(-1);
      await press('Escape', 'Escape');
      expect(field).to.have.property('value', '');
    });

    it('keeps what was typed when the visitor goes on with Tab', async () => {
      const element = await open('lyon');
      await press('Tab');
      expect(allByRole(element, 'option')).to.have.length(0);
      expect(byRole(element, 'combobox', 'Lieu')).to.have.property('value', 'lyon');
    });

    it('chooses with the mouse without losing the focus', async () => {
      const element = await open('drôme');
      allByRole(element, 'option')[0]?.click();
      await element.updateComplete;
      expect(byRole(element, 'combobox', 'Lieu')).to.have.property('value', 'Drôme (26)');
      expect(allByRole(element, 'option')).to.have.length(0);
    });

    for (const { text, moved } of [
      { text: 'lyon', moved: 0 },
      { text: '里昂', moved: -1 },
    ])
      it(`${moved < 0 ? 'leaves the arrows to an input method that has candidates' : 'moves by arrows'} while ${text} is composed`, async () => {
        const element = await open('lyon');
        const field = byRole(element, 'combobox', 'Lieu');
        Object.assign(field, { value: text }).dispatchEvent(new InputEvent('input', { isComposing: true }));
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true, composed: true }));
        await element.updateComplete;
        expect(active(element)).to.equal(moved);
      });

    it('says how many there are', async () => {
      const element = await open('villeurbanne');
      await waitUntil(() => allByRole(element, 'status').some((status) => status.textContent?.trim() === '1 suggestion'));
    });
  });

  describe('the four states', () => {
    it('pending: says that it searches and keeps the place of the cards', async () => {
      const element = await search({ keywords: 'boulanger', client: clientWith(never) });
      await untilText(element, 'Recherche en cours…');
      expect(element.getBoundingClientRect().height).to.be.greaterThan(500);
      await expect(element).to.be.accessible();
    });

    it('empty: says so, and offers to ask for less', async () => {
      const element = await search({ keywords: 'astronaute', place: '26362' });
      await untilText(element, 'Aucune offre ne correspond à cette recherche.');
      expect(byRole(element, 'link', /francetravail/).getAttribute('href')).to.equal(
        'https://candidat.francetravail.fr/offres/recherche?motsCles=astronaute&lieux=26362',
      );
      await expect(element).to.be.accessible();
      element.keywords = 'vétérinaire';
      await waitUntil(() =>
        allByRole(element, 'link', /francetravail/).some((link) => link.getAttribute('href')?.includes('v%C3%A9t')),
      );
      byRole(element, 'button', 'Chercher dans toute la France').click();
      await untilText(element, '1 offre');
      expect(element.place).to.equal('');
    });

    it('empty: widens the distance on request', async () => {
      const element = await search({ keywords: 'boulangère', place: '69123', radius: 0 });
      await untilText(element, 'Aucune offre');
      byRole(element, 'button', 'Chercher à 20 km').click();
      await untilText(element, '1 offre');
      expect(element.radius).to.equal(20);
    });

    it('failed: says what happened, tells the page, and tries again; it never says that there are no offers', async () => {
      let down = true;
      const element = await search({ client: clientWith((request, send) => (down ? answerWith(500) : send(request))) });
      const failing = oneEvent(element, 'emploi-error');
      element.keywords = 'plombier';
      const { detail } = await failing;
      expect(detail.error.kind).to.equal('broken');
      await untilText(element, 'Le service est en panne.');
      expect(byRole(element, 'alert')).to.exist;
      expect(shownText(element)).not.to.match(/aucune offre|0 offre/i);
      expect(byRole(element, 'link', /francetravail/).getAttribute('href')).to.include('motsCles=plombier');
      await expect(element).to.be.accessible();
      down = false;
      byRole(element, 'button', 'Réessayer').click();
      await untilText(element, '2 offres');
      expect(allByRole(element, 'alert')).to.have.length(0);
    });

    for (const [kind, status, words] of [
      ['busy', 429, 'très demandé'],
      ['refused', 403, 'pas disponible sur ce site'],
      ['invalid', 400, 'pas compris votre recherche'],
    ] as const)
      it(`failed: tells ${kind} apart`, async () => {
        const element = await search({ keywords: 'x', client: clientWith(() => answerWith(status)) });
        await untilText(element, words);
        expect(allByRole(element, 'button', 'Réessayer')).to.have.length(kind === 'busy' ? 1 : 0);
      });

    it('busy: says when to try again, sends nothing before, and lets the visitor try then', async () => {
      let sent = 0;
      let isBusy = true;
      const client = clientWith((request, send) => {
        sent += 1;
        return isBusy ? answerWith(429, { 'retry-after': '2' }) : send(request);
      });
      const element = await search({ keywords: 'plombier', client });
      await untilText(element, 'Vous pourrez réessayer dans 2 secondes.');
      const button = byRole(element, 'button', /^Réessayer \(\d\)$/);
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      await expect(element).to.be.accessible();
      isBusy = false;
      button.click();
      byRole(element, 'button', 'Rechercher').click();
      await untilText(element, /dans (1|2) secondes?/);
      expect(sent).to.equal(1);
      await untilText(element, 'Vous pouvez maintenant réessayer.');
      expect(sent).to.equal(1);
      byRole(element, 'button', 'Réessayer').click();
      await untilText(element, '2 offres');
      expect(sent).to.equal(2);
    });

    it('failed: tells that nothing answered from a service that is down', async () => {
      const element = await search({ keywords: 'x', client: clientWith(() => Promise.reject(new TypeError('Failed to fetch'))) });
      await untilText(element, 'Le service ne répond pas.');
    });

    it('without a partner key: the form stands, and a search says that this site cannot use the service', async () => {
      const element = await fixture<EmploiOfferSearch>(html`<emploi-offer-search></emploi-offer-search>`);
      expect(allByRole(element, 'alert')).to.have.length(0);
      byRole(element, 'button', 'Rechercher').click();
      await untilText(element, 'Ce service n’est pas disponible sur ce site.');
      expect(byRole(element, 'link', /francetravail/)).to.exist;
    });
  });

  describe('reading on', () => {
    it('adds twenty offers, moves the focus to the first new one, and says how many are shown', async () => {
      const element = await search({ keywords: 'boulangers', place: '26' });
      await untilText(element, '45 offres');
      byRole(element, 'button', 'Voir plus d’offres').focus();
      await press('Enter');
      await untilText(element, '45 offres, 40 affichées');
      expect(focused()?.textContent).to.equal(titles(element)[20]);
      byRole(element, 'button', 'Voir plus d’offres').click();
      await untilText(element, '45 affichées');
      expect(new Set(titles(element)).size).to.equal(45);
      expect(allByRole(element, 'button', 'Voir plus d’offres')).to.have.length(0);
      await expect(element).to.be.accessible();
    });

    it('keeps the offers it has when more cannot be had, and tries again', async () => {
      let down = false;
      const element = await search({
        keywords: 'boulangers',
        client: clientWith((request, send) => (down ? answerWith(500) : send(request))),
      });
      await untilText(element, '46 offres');
      down = true;
      byRole(element, 'button', 'Voir plus d’offres').click();
      await untilText(element, 'Le service est en panne.');
      expect(titles(element)).to.have.length(20);
      down = false;
      byRole(element, 'button', 'Réessayer').click();
      await untilText(element, '40 affichées');
    });
  });

  describe('reading an offer', () => {
    const opened = async (): Promise<EmploiOfferSearch> => {
      const element = await search({ keywords: 'developpeurs' });
      await untilText(element, '1 offre');
      byRole(element, 'link', /Développeuse/).click();
      await untilText(element, 'Dernière mise à jour');
      return element;
    };

    it('shows the whole text with its source, last update, partner and link', async () => {
      const element = await opened();
      const text = shownText(element);
      for (const part of [
        'Vous les testez avec leurs usagers.',
        'CDD – 12 mois · Contrat de professionnalisation',
        '35 h/semaine Travail en journée Horaires variables',
        '2 600 € à 3 100 € brut par mois Titres restaurant',
        '2 ans sur un poste semblable',
        'Intégrateur / Intégratrice web',
        'Écrire des tests (exigé)',
        'Accessibilité numérique',
        'Travail en équipe',
        'Bac+2 ou équivalents · Informatique · exigé',
        'B - Véhicule léger',
        'Télétravail possible',
        'Une petite entreprise coopérative.',
        'recrutement@atelier-du-rhone.example',
        'Offre transmise par Les Métiers d’ici',
        'Source : France Travail. Dernière mise à jour le 21 novembre 2026.',
        'Offre n° XTOUT01',
      ])
        expect(text).to.include(part);
      expect(byRole(element, 'link', 'Postuler').getAttribute('href')).to.equal('https://atelier-du-rhone.example/postuler');
      expect(byRole(element, 'link', 'Les Métiers d’ici').getAttribute('href')).to.equal('https://metiers.example/o/1');
      expect(byRole(element, 'link', 'Voir l’offre sur francetravail.fr').getAttribute('href')).to.include('/detail/XTOUT01');
      expect(byRole(element, 'link', 'Réutilisation sous licence')).to.exist;
      await expect(element).to.be.accessible();
    });

    it('moves the focus to the offer and back to the same card', async () => {
      const element = await search({ keywords: 'boulangers', place: '26' });
      await untilText(element, '45 offres');
      await element.loadMore();
      const title = titles(element)[30] ?? '';
      byRole(element, 'button', title).click();
      await untilText(element, 'Retour aux résultats');
      expect(focused()?.textContent?.trim()).to.equal(title);
      expect(focused()?.tagName).to.equal('H3');
      byRole(element, 'button', 'Retour aux résultats').click();
      await untilText(element, '40 affichées');
      expect(focused()?.textContent?.trim()).to.equal(title);
      expect(focused()?.tagName).to.equal('BUTTON');
    });

    it('goes back on Escape', async () => {
      const element = await opened();
      await press('Escape');
      await untilText(element, '1 offre');
      expect(focused()).to.equal(byRole(element, 'link', /Développeuse/));
    });

    it('leaves opening to the page when the page cancels the event', async () => {
      const element = await search({ keywords: 'developpeurs' });
      await untilText(element, '1 offre');
      element.addEventListener('emploi-offer-select', (event) => event.preventDefault());
      setTimeout(() => byRole(element, 'link', /Développeuse/).click());
      const { detail } = await oneEvent(element, 'emploi-offer-select');
      expect(detail.offer.id).to.equal('XTOUT01');
      await element.updateComplete;
      expect(titles(element)).to.have.length(1);
      expect(allByRole(element, 'button', 'Retour aux résultats')).to.have.length(0);
    });

    it('leaves a click that opens a tab to the browser', async () => {
      const element = await search({ keywords: 'developpeurs' });
      await untilText(element, '1 offre');
      let told = false;
      element.addEventListener('emploi-offer-select', () => (told = true));
      const click = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true, composed: true });
      const seen = { prevented: true };
      element.shadowRoot?.addEventListener('click', (event) => {
        seen.prevented = event.defaultPrevented;
        event.preventDefault(); // no tab in a test
      });
      byRole(element, 'link', /Développeuse/).dispatchEvent(click);
      expect(seen.prevented).to.equal(false);
      expect(told).to.equal(false);
    });

    it('says that an offer has been withdrawn', async () => {
      const element = await search();
      await element.showOffer('XPARTIE');
      expect(shownText(element)).to.include('Cette offre n’est plus disponible');
      await expect(element).to.be.accessible();
    });

    it('closes the offer when another search is asked for', async () => {
      const element = await opened();
      element.keywords = 'plombier';
      await untilText(element, '2 offres');
      expect(allByRole(element, 'button', 'Retour aux résultats')).to.have.length(0);
    });
  });

  describe('anywhere', () => {
    it('shows hostile text as text', async () => {
      const element = await search({ keywords: 'soudeur' });
      await untilText(element, '<img src=x onerror="window.hacked = true"> Soudeur');
      await element.showOffer('XHOSTIL');
      await untilText(element, '<script>window.hacked = true</script>');
      expect(element.shadowRoot?.querySelector('img, script')).to.equal(null);
      expect(window).not.to.have.property('hacked');
    });

    it('keeps a monstrous offer in its place: 50,000 characters of title, words without end, letters that run backwards', async () => {
      const element = await search({ keywords: 'monstre' });
      await untilText(element, '1 offre');
      element.style.inlineSize = '320px';
      expect(element.scrollWidth).to.equal(320);
      expect(titles(element)[0]).to.have.length.above(50_000);
      await element.showOffer('XENORME');
      await untilText(element, 'yyyyyyyyyy');
      expect(element.scrollWidth).to.equal(320);
      const overflowing = [...(element.shadowRoot?.querySelectorAll('.frame *') ?? [])].filter(
        (part) => part.getBoundingClientRect().right > element.getBoundingClientRect().right + 1,
      );
      expect(overflowing.map(({ localName, className }) => `${localName}.${className}`)).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });

    it('fits a phone of 320 px, and text twice as large', async () => {
      const element = await search({ keywords: 'developpeurs' });
      await untilText(element, '1 offre');
      element.style.inlineSize = '320px'; // the element asks for its own width, never for the window’s
      expect(element.scrollWidth).to.equal(320);
      element.style.fontSize = '200%';
      await element.showOffer('XTOUT01');
      expect(element.scrollWidth).to.equal(320);
      element.partnerKey = 'pk_unknown';
      await element.closeOffer();
      await untilText(element, 'Code à donner à l’assistance');
      expect(element.scrollWidth).to.equal(320);
    });

    if (isChromium)
      it('stands still for those who want less motion (in Chromium, which can be told so)', async () => {
        await emulateMedia({ reducedMotion: 'reduce' });
        const element = await search({ keywords: 'boulanger', client: clientWith(never) });
        await untilText(element, 'Recherche en cours…');
        const moving = () => element.shadowRoot?.getAnimations().length ?? 0;
        expect(moving()).to.equal(0);
        await emulateMedia({ reducedMotion: 'no-preference' });
        await waitUntil(() => moving() > 0);
      });

    it('has targets of 44 px', async () => {
      const element = await search({ keywords: 'boulangers', place: '26362' });
      await untilText(element, '45 offres');
      for (const control of [
        ...allByRole(element, 'textbox'),
        ...allByRole(element, 'combobox'),
        ...allByRole(element, 'select'),
      ])
        expect(control.getBoundingClientRect().height).to.be.at.least(44);
      for (const name of ['Rechercher', 'Voir plus d’offres'])
        expect(byRole(element, 'button', name).getBoundingClientRect().height).to.be.at.least(44);
    });

    it('takes the level of its headings from the page', async () => {
      const element = await search({ keywords: 'developpeurs' });
      element.headingLevel = 3;
      await untilText(element, '1 offre');
      const levels = allByRole(element, 'heading').map((heading) => heading.ariaLevel);
      expect(levels).to.deep.equal(['3', '4']);
    });

    it('leaves nothing in the page but itself: no style, no storage, no cookie', async () => {
      const before = document.querySelectorAll('style, link, script').length;
      const element = await search({ keywords: 'developpeurs' });
      await untilText(element, '1 offre');
      expect(element.shadowRoot?.querySelector('style, [style]')).to.equal(null);
      expect(document.querySelectorAll('style, link, script').length).to.equal(before);
      expect(document.cookie).to.equal('');
      expect(localStorage.length + sessionStorage.length).to.equal(0);
    });
  });
});
