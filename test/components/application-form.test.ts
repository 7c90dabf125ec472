import { expect } from '@open-wc/testing';

import { applicationForm, asking, atTheEnd, field, fill, goOn, newEmail, somebody, tick } from '../support/application-form.ts';
import { focused } from '../support/offer-search.ts';
import { allByRole, byRole, shownText, untilText } from '../support/page.ts';
import { waitUntil } from '../support/wait-until.ts';

describe('<emploi-application-form>', () => {
  it('goes from who one is to a receipt, step by step', async () => {
    const element = await applicationForm({ key: asking });
    await expect(element).to.be.accessible();
    expect(shownText(element)).to.include('Candidature spontanée : Comptoir (démonstration)').and.include('Étape 1 sur 4');
    const email = newEmail();
    await fill(element, { ...somebody, email, phone: '0612345678' });
    await waitUntil(() => field(element, 'phone').value === '06 12 34 56 78', 'the number as it is read');
    await goOn(element, 'Étape 2 sur 4 : Vos documents');
    expect(focused()?.id).to.equal('step-title');
    expect(field(element, 'message').value).to.include('Comptoir (démonstration)').and.include('Claire Fontaine');
    await expect(element).to.be.accessible();
    await goOn(element, 'Étape 3 sur 4 : Questions de l’employeur');
    await expect(element).to.be.accessible();
    await fill(element, { 'answer.disponibilite': '2027-01-04', 'answer.experience': '2,5', 'answer.ville': 'Valence' });
    await tick(element, 'answer.horaires', 'Matin');
    await tick(element, 'answer.horaires', 'Soir');
    await tick(element, 'answer.permis', 'Je le prépare');
    await goOn(element, 'Étape 4 sur 4 : Vérifier et envoyer');
    for (const text of [
      'Claire',
      'Fontaine',
      email,
      '06 12 34 56 78',
      '4 janvier 2027',
      'Matin, Soir',
      'Je le prépare',
      '2,5',
      'Valence',
    ])
      await untilText(element, text);
    await expect(element).to.be.accessible();
    const details: object[] = [];
    element.addEventListener('emploi-application-submitted', ({ detail }) => details.push(detail));
    await goOn(element, 'Votre candidature est arrivée', 'Envoyer ma candidature');
    const [reference] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(shownText(element)) ?? [];
    expect(details).to.deep.equal([{ reference, offer: undefined }]);
    expect(shownText(element)).to.include(`Votre reçu part par courriel, à cette adresse : ${email}`);
    expect(focused()?.id).to.equal('receipt-title');
    expect(byRole(element, 'link', 'Relire ou retirer ma candidature').getAttribute('href')).to.match(/^http.*\/applications\//);
    expect(allByRole(element, 'button', 'Envoyer ma candidature')).to.have.length(0);
    await expect(element).to.be.accessible();
  });

  it('has one step less where the employer asks nothing, and names the offer', async () => {
    const element = await applicationForm({ offer: 'XTOUT01' });
    expect(shownText(element)).to.include('Étape 1 sur 3').and.include('Développeuse / Développeur web (H/F) · Atelier du Rhône');
    const end = await atTheEnd({ offer: 'XTOUT01' });
    await untilText(end, '« Développeuse / Développeur web (H/F) »');
  });

  it('says what happened where nobody can apply', async () => {
    const element = await applicationForm({ offer: 'nowhere' });
    await untilText(element, 'Vous ne pouvez pas postuler ici à cette offre');
    await expect(element).to.be.accessible();
  });
});
