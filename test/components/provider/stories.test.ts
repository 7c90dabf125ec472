import * as stories from '../../../stories/provider.stories.ts';
import { untilText } from '../../support/page.ts';
import { statesOf, testStates, type Expectation } from '../../support/states.ts';

const { default: meta, ...providerStories } = stories;

const expected: Record<keyof typeof providerStories, Expectation<HTMLElementTagNameMap['emploi-offer-search']>> = {
  Default: (search) => untilText(search, '2 offres'),
  AroundThePage: (search) => untilText(search, '2 offres'),
  CloserWins: (search) => untilText(search, '2 offres'),
  UnknownKey: (search) => untilText(search, 'Ce service n’est pas disponible sur ce site.'),
};

testStates(
  'stories of <emploi-provider>',
  'emploi-offer-search',
  statesOf<stories.Args, keyof typeof providerStories, 'emploi-offer-search'>(meta, providerStories, expected),
);
