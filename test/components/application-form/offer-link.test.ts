import { expect, fixture, html } from '@open-wc/testing';

import '../../../components/application-form/index.ts';
import '../../../components/offer-search/index.ts';
import type { EmploiApplicationForm } from '../../../components/application-form/index.ts';
import type { EmploiOfferSearch } from '../../../components/offer-search/index.ts';
import { savedStore, SavedStore } from '../../../components/offer-search/saved/saved-store.ts';
import { createClient } from '../../../src/client/client.ts';
import { formatDay } from '../../../src/i18n/format.ts';
import { fill, goOn, newEmail, somebody } from '../../support/application-form.ts';
import { focused } from '../../support/offer-search.ts';
import { allByRole, byRole, gateway, partnerKey, shownText, untilText } from '../../support/page.ts';
import { offersOf } from '../../../src/client/offers.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** A search and, unless it is not to be, a form that waits for it; both of a council that receives no applications itself. */
const page = async (hasForm = true): Promise<{ search: EmploiOfferSearch; form: EmploiApplicationForm | null }> => {
  const element = await fixture(
    html`<div>
      <emploi-offer-search gateway=${gateway} partner-key=${partnerKey} keywords="atelier"></emploi-offer-search>
      ${
        hasForm
          ? html`<emploi-application-form
              gateway=${gateway}
              partner-key=${partnerKey}
              reveal="on-demand"
            ></emploi-application-form>`
          : ''
      }
    </div>`,
  );
  const search = element.querySelector('emploi-offer-search');
  if (!search) throw new Error('No search');
  return { search, form: element.querySelector('emploi-application-form') };
};

const readOffer = async (search: EmploiOfferSearch, id: string): Promise<void> => {
  await search.showOffer(id);
  await untilText(search, 'Retour aux résultats');
};

/** Waits until there are so many buttons that open the form. */
const untilButtons = (search: EmploiOfferSearch, count: number): Promise<void> =>
  waitUntil(() => allByRole(search, 'button', 'Postuler sur cette page').length === count, `${count} buttons`, {
    timeout: 5_000,
  });

describe('a form that waits for an offer of the search beside it', () => {
  it('shows nothing, and opens from an offer whose employer takes applications', async () => {
    const { search, form } = await page();
    expect(form?.shadowRoot?.textContent.trim()).to.equal('');
    await readOffer(search, 'XTOUT01');
    await untilButtons(search, 1);
    await expect(search).to.be.accessible();
    if (!form) throw new Error('No form');
    byRole(search, 'button', 'Postuler sur cette page').click();
    await untilText(form, 'Étape 1 sur 3');
  });

  it('leads back to the button it was opened by, and knows an offer that was applied for', async () => {
    const { search, form } = await page();
    if (!form) throw new Error('No form');
    await readOffer(search, 'XTOUT01');
    await untilButtons(search, 1);
    const button = byRole(search, 'button', 'Postuler sur cette page');
    button.click();
    await untilText(form, 'Vos coordonnées');
    expect(focused()?.textContent.trim()).to.equal('Votre candidature');
    await fill(form, { ...somebody, email: newEmail() });
    byRole(form, 'button', 'Retour à l’offre').click();
    expect(focused()?.textContent.trim()).to.equal('Postuler sur cette page');

    button.click();
    await waitUntil(() => focused()?.textContent.trim() === 'Votre candidature');
    expect(form.shadowRoot?.querySelector<HTMLInputElement>('[name=firstName]')?.value).to.equal('Claire');
    await goOn(form, /Vos documents$/);
    await goOn(form, /Vérifier et envoyer$/);
    await goOn(form, 'Votre candidature est arrivée', 'Envoyer ma candidature');
    byRole(form, 'button', 'Retour à l’offre').click();
    await waitUntil(() => form.shadowRoot?.textContent.trim() === '');
    expect(focused()?.textContent.trim()).to.equal('Postuler sur cette page');
    expect(button.className).to.equal('quiet'); // whoever has applied has other things to do first
  });

  it('lets the search say at once that the visitor has applied, and keeps nothing for that alone', async () => {
    savedStore.clear();
    const { search, form } = await page();
    if (!form) throw new Error('No form');
    await untilText(search, 'Atelier du Rhône');
    await search.showOffer('XTOUT01');
    await untilButtons(search, 1);
    const apply = async (): Promise<void> => {
      byRole(search, 'button', 'Postuler sur cette page').click();
      await untilText(form, 'Étape 1 sur 3');
      await fill(form, { ...somebody, email: newEmail() });
      await goOn(form, /Vos documents$/);
      await goOn(form, /Vérifier et envoyer$/);
      await goOn(form, 'Votre candidature est arrivée', 'Envoyer ma candidature');
      byRole(form, 'button', 'Retour à l’offre').click();
    };
    await apply();
    await waitUntil(() => allByRole(search, 'button', 'Annuler « Déjà postulé »').length > 0);
    expect(new SavedStore().all.applied).to.deep.equal([]);
    expect(localStorage).to.have.length(0);
    await search.closeOffer();
    await untilText(search, new RegExp(`Déjà postulé le ${formatDay(new Date().toISOString())}`));
    await expect(search).to.be.accessible();

    // Who keeps something already finds it again in the other pages of the site.
    await search.showOffer('XTOUT01');
    byRole(search, 'button', 'Annuler « Déjà postulé »').click();
    byRole(search, 'button', 'Enregistrer cette offre').click();
    await untilButtons(search, 1);
    await apply();
    await waitUntil(() => new SavedStore().applicationFor('XTOUT01')?.at, 'it should be kept');
    search.parentElement?.remove();
    const again = await page(false);
    await untilText(again.search, /Déjà postulé le /);
    savedStore.clear();
  });

  it('is not opened where the page opens a form of its own', async () => {
    const { search, form } = await page();
    await readOffer(search, 'XTOUT01');
    await untilButtons(search, 1);
    const asked: string[] = [];
    search.addEventListener('emploi-offer-apply', (event) => {
      event.preventDefault();
      asked.push(event.detail.offer.id);
    });
    byRole(search, 'button', 'Postuler sur cette page').click();
    expect(asked).to.deep.equal(['XTOUT01']);
    expect(form?.shadowRoot?.textContent.trim()).to.equal('');
  });

  it('is offered for no offer whose employer takes none, and not where there is no form', async () => {
    const { search } = await page();
    const { items } = await offersOf(createClient({ gateway, partnerKey })).search({ keywords: 'boulanger' });
    await readOffer(search, items[0]?.id ?? '');
    await waitUntil(() => shownText(search).includes('Le poste'));
    expect(allByRole(search, 'button', 'Postuler sur cette page')).to.have.length(0);

    const alone = await page(false);
    await readOffer(alone.search, 'XTOUT01');
    await waitUntil(() => shownText(alone.search).includes('Le poste'));
    expect(allByRole(alone.search, 'button', 'Postuler sur cette page')).to.have.length(0);
  });

  it('offers itself to an offer that is open already, and no longer once it is gone', async () => {
    const { search } = await page(false);
    await readOffer(search, 'XTOUT01');
    const form = document.createElement('emploi-application-form');
    Object.assign(form, { gateway, partnerKey, reveal: 'on-demand' });
    search.after(form);
    await untilButtons(search, 1);
    form.remove();
    await untilButtons(search, 0);
  });
});
