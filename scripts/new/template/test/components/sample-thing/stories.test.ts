import { expect } from '@open-wc/testing';

import * as stories from '../../../stories/sample-thing.stories.ts';
import { allByRole, byRole, untilText } from '../../support/page.ts';
import { statesOf, testStates, type Expectation } from '../../support/states.ts';

const { default: meta, ...elementStories } = stories;

const expected: Record<keyof typeof elementStories, Expectation<HTMLElementTagNameMap['emploi-sample-thing']>> = {
  Default: (element) => untilText(element, 'La liste est vide.'),
  Pending: async (element) => {
    await untilText(element, 'Chargement de la liste…');
    expect(allByRole(element, 'alert')).to.have.length(0);
  },
  Failed: async (element) => {
    await untilText(element, 'Le service est en panne.');
    expect(byRole(element, 'button', 'Réessayer')).to.exist;
  },
};

testStates(
  'stories of <emploi-sample-thing>',
  'emploi-sample-thing',
  statesOf<stories.Args, keyof typeof elementStories, 'emploi-sample-thing'>(meta, elementStories, expected),
);
