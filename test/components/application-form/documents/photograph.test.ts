import { expect } from '@open-wc/testing';

import { told } from '../../../support/application-form.ts';
import {
  aFile,
  choose,
  documentsStep,
  pressButton,
  rows,
  states,
  uploadClient,
  untilReceived,
} from '../../../support/documents.ts';
import { shownText, untilText } from '../../../support/page.ts';
import { picture } from '../../../support/picture.ts';
import { waitUntil } from '../../../support/wait-until.ts';

describe('a photograph that is too large', function () {
  this.timeout(60_000); // pictures of millions of dots

  it('goes along by itself, and the person is told from what size to which', async () => {
    const element = await documentsStep();
    const bytes = await picture(3_000, 1_500, 'image/png');
    expect(bytes.length).to.be.above(5_000_000);
    await choose(element, [aFile('CV.png', bytes, 'image/png')]);
    expect(shownText(element)).to.include('CV.png est une photo trop lourde : nous la réduisons…');
    await pressButton(element, 'Continuer');
    await waitUntil(() => told(element).length > 0, 'what is wrong');
    expect(told(element)).to.deep.equal(['CV.png n’est pas encore arrivé : attendez la fin de l’envoi, ou retirez ce fichier.']);
    await untilText(element, /CV\.png : photo réduite de \d.* Mo à \d.*\./);
    await untilReceived(element, 1);
    expect(rows(element)[0]).to.match(/^CV\.jpg .*Reçu · JPEG/);
    await expect(element).to.be.accessible();
  });

  it('gives way to what is chosen after it, where there is room for one', async () => {
    const element = await documentsStep();
    const photograph = aFile('Photo.png', await picture(3_000, 1_500, 'image/png'), 'image/png');
    await choose(element, [photograph]);
    await choose(element, [aFile('CV.pdf')]);
    await choose(element, [photograph], 'documents-other');
    await untilReceived(element, 2);
    expect(rows(element).map((row) => row.split(' ')[0])).to.deep.equal(['CV.pdf', 'Photo.jpg']);
  });

  it('is not touched while it is small enough', async () => {
    const { client } = uploadClient(() => undefined);
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.png', await picture(300, 300, 'image/png'), 'image/png')]);
    await untilReceived(element, 1);
    expect(rows(element)[0]).to.match(/^CV\.png /);
    expect(shownText(element)).not.to.include('réduite');
  });

  it('is turned away as before where it cannot be made smaller', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('CV.jpg', new Uint8Array(5_000_001), 'image/jpeg')]);
    await waitUntil(() => shownText(element).includes('CV.jpg est trop lourd'), 'why');
    expect(shownText(element)).not.to.include('nous la réduisons');
    expect(states(element)).to.deep.equal([]);
  });
});
