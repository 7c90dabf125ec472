import { expect, fixture, html } from '@open-wc/testing';

import '../../../components/application-form/index.ts';
import type { EmploiApplicationForm } from '../../../components/application-form/index.ts';
import { employerClient } from '../../support/application-form.ts';
import { byRole, untilText } from '../../support/page.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** A form in a page with one of its own in the tag, and what lets the gateway's answer come. */
const page = async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const client = employerClient(async (request, send) => {
    await promise;
    return send(request);
  });
  const element = await fixture<EmploiApplicationForm>(
    html`<emploi-application-form .client=${client} first-name="Prénom connu">
      <form>
        <label>Prénom <input name="firstName" /></label>
        <label>Courriel <input name="email" type="email" /></label>
      </form>
    </emploi-application-form>`,
  );
  const own = (name: string): HTMLInputElement => {
    const field = element.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (!field) throw new Error(`The page has no field “${name}”`);
    return field;
  };
  return { element, own, answer: () => resolve(undefined) };
};

describe('a form of the page’s own in the tag', () => {
  it('can be filled in until ours is there, which has what was typed, and the focus', async () => {
    const { element, own, answer } = await page();
    expect(own('firstName').checkVisibility()).to.equal(true);
    own('firstName').value = 'Inès';
    own('email').value = 'ines@courriel.exa';
    own('email').focus();
    answer();
    await untilText(element, 'Étape 1 sur 3');
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'email', 'the focus should be where it was');
    expect(byRole(element, 'textbox', 'Prénom')).to.have.value('Inès');
    expect(byRole(element, 'textbox', 'Courriel')).to.have.value('ines@courriel.exa');
    expect(own('firstName').checkVisibility()).to.equal(false);
    await untilText(element, 'Effacer mes données'); // it counts as typed
    element.remove(); // with a letter in it, the browser would ask before it leaves the page
  });

  it('that is empty leaves what the page knows, and the focus where it is', async () => {
    const { element, answer } = await page();
    answer();
    await untilText(element, 'Étape 1 sur 3');
    expect(byRole(element, 'textbox', 'Prénom')).to.have.value('Prénom connu');
    expect(element.shadowRoot?.activeElement).to.equal(null);
  });
});
