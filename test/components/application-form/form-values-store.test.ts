import { expect, fixture, html } from '@open-wc/testing';

import { FormValuesStore } from '../../../components/application-form/form-values-store.ts';

/** A store, and how often it has said that something changed. */
const counting = () => {
  let changes = 0;
  const store = new FormValuesStore(() => (changes += 1));
  return { store, changes: () => changes };
};

describe('the values of an application form', () => {
  it('are read from all fields, those that are not there stay', async () => {
    const { store, changes } = counting();
    store.setTyped('phone', '06 12 34 56 78');
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <input name="firstName" value="Claire" /><input type="checkbox" name="keepLonger" checked /><input
          name="answer.ville"
          value="Valence"
        />
      </form>`,
    );
    store.read(form);
    expect(store.current).to.include({ firstName: 'Claire', phone: '06 12 34 56 78', keepLonger: true });
    expect([...store.current.answers]).to.deep.equal([['ville', ['Valence']]]);
    expect(store.isTouched).to.equal(true);
    expect(changes()).to.equal(2);
  });

  it('take what the page knows, and never in place of what was typed', () => {
    const { store } = counting();
    store.setDefault('firstName', 'Camille', '');
    expect(store.isTouched).to.equal(false);
    store.setDefault('firstName', 'Dominique', 'Camille');
    expect(store.current.firstName).to.equal('Dominique');
    store.setTyped('firstName', 'Claire');
    store.setDefault('firstName', 'Camille', 'Dominique');
    store.prefill({ firstName: 'Camille', lastName: 'Martin' });
    expect(store.current).to.include({ firstName: 'Claire', lastName: 'Martin' });
  });

  it('keep who the person is for another offer, and nothing when all is cleared', () => {
    const { store } = counting();
    store.setTyped('firstName', 'Claire');
    store.change({ answers: new Map([['ville', ['Valence']]]), keepLonger: true });
    store.restart();
    expect(store.current).to.include({ firstName: 'Claire', keepLonger: false });
    expect(store.current.answers.size).to.equal(0);
    store.clear('Bonjour');
    expect(store.current.firstName).to.equal('');
    expect([store.letter, store.isTouched]).to.deep.equal(['Bonjour', false]);
  });

  it('are taken up from an earlier visit, with the page’s letter where none was written', () => {
    const { store } = counting();
    store.setLetter('Celle de la page');
    store.resume({ ...store.current, firstName: 'Lucie' }, undefined);
    expect([store.current.firstName, store.letter, store.isTouched]).to.deep.equal(['Lucie', 'Celle de la page', true]);
    store.resume(store.current, 'La mienne');
    expect(store.letter).to.equal('La mienne');
  });
});
