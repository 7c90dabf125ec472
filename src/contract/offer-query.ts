import * as v from 'valibot';

import { mayBeCommune } from './place-code.ts';
import { WrittenPlace } from './places.ts';

/** Contract types one can ask for; each stands for those that mean the same to a candidate (`DIN`, an indefinite contract of integration, is a `CDI`). */
export const contractGroups = ['CDI', 'CDD', 'MIS', 'SAI', 'LIB'] as const;

/** Days since publication that one can ask for: those of France Travail's own search. */
export const publishedWithin = [1, 3, 7, 14, 31] as const;

export const sorts = ['relevance', 'date', 'distance'] as const;

// The two below are marked for bundlers: a page that sends no such query does not carry it.

/** One or several values of a list, with commas between them: no value stands twice, the order does not matter. */
/* @__NO_SIDE_EFFECTS__ */
const listOf = (values: readonly string[], description: string) =>
  v.pipe(v.string(), v.regex(new RegExp(`^(?:${values.join('|')})(?:,(?:${values.join('|')}))*$`)), v.description(description));

/* @__NO_SIDE_EFFECTS__ */
const flag = (description: string) => v.exactOptional(v.pipe(v.boolean(), v.description(description)));

/**
 * What can be asked. Every word of `keywords` must be in the offer, unless the gateway understands them as an occupation;
 * accents, plural and gender do not matter. `radius` and `sort=distance` need a commune as `place`.
 */
export const OfferQuery = v.pipe(
  v.strictObject({
    keywords: v.exactOptional(
      v.pipe(v.string(), v.trim(), v.maxLength(200), v.description('Words that must all be in the offer, or an occupation.')),
    ),
    literal: flag('The words as they stand: no occupation is understood from them.'),
    occupation: v.exactOptional(
      v.pipe(v.string(), v.regex(/^[A-N]\d{4}$/), v.description('ROME code of an occupation (D1102).')),
    ),
    place: v.exactOptional(
      v.pipe(
        WrittenPlace,
        v.description(
          'INSEE code of a commune (69123), code of a département (38) or of a région (R84); else the place that is suggested first for the text.',
        ),
      ),
    ),
    radius: v.exactOptional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(0),
        v.maxValue(200),
        v.description('Kilometres around the commune; 0: the commune alone.'),
      ),
    ),
    contract: v.exactOptional(
      listOf(contractGroups, 'Contract types: CDI, CDD, MIS (temporary work), SAI (seasonal), LIB (other).'),
    ),
    workTime: v.exactOptional(v.picklist(['full', 'part'])),
    experience: v.exactOptional(listOf(['none', 'wished', 'required'], 'What the employer asks for: none, wished, required.')),
    qualification: v.exactOptional(v.picklist(['executive', 'other'])),
    domain: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^[A-N](?:\d\d)?(?:,[A-N](?:\d\d)?)*$/),
        v.maxLength(200),
        v.description('Professional domains of ROME: a letter (G) or a letter and two digits (G16), with commas between them.'),
      ),
    ),
    published: v.exactOptional(
      v.pipe(v.number(), v.picklist(publishedWithin), v.description('Published in so many days: 1, 3, 7, 14 or 31.')),
    ),
    salaryMin: v.exactOptional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1),
        v.maxValue(100_000),
        v.description('Gross euros a month at least, full time; an offer without a salary does not match.'),
      ),
    ),
    apprenticeship: flag('Work and school in turn only.'),
    accessible: flag('Open to people whose disability is recognised.'),
    disabilityCommitted: flag('Employers committed to people with a disability.'),
    fewCandidates: flag('Offers to which few people have applied.'),
    source: v.exactOptional(v.picklist(['france-travail', 'partner'])),
    employer: v.exactOptional(
      v.pipe(v.string(), v.regex(/^\d{9}(?:\d{5})?$/), v.description('SIRET of an establishment, or SIREN of a company.')),
    ),
    ids: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^[\w-]{1,100}(?:,[\w-]{1,100}){0,49}$/),
        v.description('Only these offers, fifty at most, with commas between them.'),
      ),
    ),
    sort: v.exactOptional(
      v.pipe(v.picklist(sorts), v.description('relevance, which is the default, date, or distance from the commune.')),
    ),
    cursor: v.exactOptional(v.pipe(v.string(), v.maxLength(400), v.description('The `next` of the page before.'))),
  }),
  v.forward(
    v.check(
      ({ place, radius }) => radius === undefined || (place !== undefined && mayBeCommune(place)),
      'needs a commune as `place`',
    ),
    ['radius'],
  ),
  v.forward(
    v.check(
      ({ place, sort }) => sort !== 'distance' || (place !== undefined && mayBeCommune(place)),
      'by distance needs a commune as `place`',
    ),
    ['sort'],
  ),
);
export type OfferQuery = v.InferOutput<typeof OfferQuery>;
