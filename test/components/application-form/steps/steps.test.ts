import { expect } from '@open-wc/testing';

import { applicationForm, atTheEnd, field, fill, goOn, somebody } from '../../../support/application-form.ts';
import type { EmploiApplicationForm } from '../../../../components/application-form/index.ts';
import { focused } from '../../../support/offer-search.ts';
import { byRole, shownText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const untilStep = (element: EmploiApplicationForm, number: number): Promise<void> =>
  waitUntil(() => shownText(element).includes(`Étape ${number} sur 3`), `step ${number}`);

/** What the page's history has at its entry, by name. */
const state = (): ReadonlyMap<string, unknown> => {
  const kept: unknown = history.state;
  return new Map(typeof kept === 'object' && kept !== null ? Object.entries(kept) : []);
};

describe('the steps of an application', () => {
  const { href } = location;
  beforeEach(() => history.replaceState(null, '', href));

  it('go back one by one by the browser’s own button, forward too, and keep everything', async () => {
    const element = await atTheEnd();
    expect(location.href).to.equal(href);
    history.back();
    await untilStep(element, 2);
    expect(focused()?.id).to.equal('step-title');
    history.back();
    await untilStep(element, 1);
    expect(field(element, 'lastName').value).to.equal('Fontaine');
    history.forward();
    await untilStep(element, 2);
    history.back();
    await untilStep(element, 1);
  });

  it('go back by the form’s button without leaving an entry behind', async () => {
    const element = await atTheEnd();
    byRole(element, 'button', 'Retour').click();
    await untilStep(element, 2);
    byRole(element, 'button', 'Retour').click();
    await untilStep(element, 1);
    expect([...state().keys()]).to.deep.equal(['emploi-elements']);
    await goOn(element, /Vos documents$/);
  });

  it('lead to the part that is to be changed', async () => {
    const element = await atTheEnd();
    byRole(element, 'button', 'Modifier Vos coordonnées').click();
    await untilStep(element, 1);
    await waitUntil(() => focused()?.id === 'step-title');
    history.back();
    await untilStep(element, 3);
  });

  it('stay where they are when the page makes entries of its own', async () => {
    const element = await applicationForm();
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    location.hash = '#elsewhere';
    await waitUntil(() => location.hash === '#elsewhere');
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
    await element.updateComplete;
    expect(shownText(element)).to.include('Étape 2 sur 3');
    byRole(element, 'button', 'Retour').click();
    await untilStep(element, 1);
  });

  it('keep what the page has in its history, and work without one where that allows nothing', async () => {
    history.replaceState({ page: 'mine' }, '', href);
    const element = await applicationForm();
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    expect([...state().keys()]).to.deep.equal(['emploi-elements']);
    history.back();
    await untilStep(element, 1);
    expect(state().get('page')).to.equal('mine');

    history.replaceState('odd', '', href);
    const other = await applicationForm();
    await fill(other, somebody);
    await goOn(other, /Vos documents$/);
    expect(history.state).to.equal('odd');
    byRole(other, 'button', 'Retour').click();
    await untilStep(other, 1);
  });

  it('never show a step that the visitor has not come to', async () => {
    const element = await applicationForm();
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    const [key = ''] = /\d+(?=":)/.exec(JSON.stringify([...state()])) ?? [];
    history.replaceState({ 'emploi-elements': { [key]: 2 } }, '');
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
    await element.updateComplete;
    expect(shownText(element)).to.include('Étape 2 sur 3');
  });
});
