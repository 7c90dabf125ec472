import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';
import { build, type Plugin } from 'vite';

import { trimDependencies } from '../../../scripts/build/trim-dependencies.ts';
import { projectFolder } from '../../../scripts/build/sources.ts';
import * as contract from '../../../src/contract/index.ts';
import { anOffer } from '../../support/offers.ts';

const entry = `${projectFolder}src/contract/index.ts`;

interface Contract extends Record<string, unknown> {
  parse: (schema: unknown, value: unknown) => unknown;
}

/** The contract as files for browsers have it. */
const inBrowsers = async (): Promise<Contract> => {
  const exportParse: Plugin = {
    name: 'export-parse',
    transform: (code, id) => (id === entry ? `${code}\nexport { parse } from 'valibot';` : null),
  };
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [...trimDependencies(), exportParse],
    build: { write: false, lib: { formats: ['es'], entry } },
  });
  const [bundle] = [output].flat();
  assert.ok(bundle && 'output' in bundle);
  return import(`data:text/javascript,${encodeURIComponent(bundle.output[0].code)}`);
};

const small = await inBrowsers();

const isSchema = (value: unknown): value is v.GenericSchema => v.is(v.looseObject({ kind: v.literal('schema') }), value);

const isStandard = (value: unknown): value is { '~standard': { validate: (value: unknown) => { issues?: unknown } } } =>
  v.is(v.object({ '~standard': v.object({ validate: v.function() }) }), value);

const names = Object.entries(contract).flatMap(([name, value]) => (isSchema(value) ? [name] : []));

const outcome = (parse: () => unknown): unknown => {
  try {
    return { value: parse() };
  } catch {
    return 'refused';
  }
};

/** What an answer must not have in a place, and what it may: by which each value is replaced in turn. */
const replacements: readonly unknown[] = [
  null,
  undefined,
  '',
  ' x ',
  'CDI',
  '2026-02-29',
  0,
  -1,
  1.5,
  Number.NaN,
  true,
  [],
  [null],
  {},
];

/** The same with one value in it left out or replaced, at any depth. */
function* altered(value: unknown): Generator {
  yield* replacements;
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) for (const other of altered(one)) yield value.with(index, other);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      for (const other of altered(one)) yield { ...value, [name]: other };
    }
    yield { ...value, unknown: 1 };
  }
}

const day = '2026-02-01T08:00:00.000Z';
const [state] = contract.documentStates;
const [about] = contract.dateSubjects;
const [kind] = contract.questionKinds;

const offer = anOffer({
  id: '1',
  title: 'Boulanger',
  contract: { code: 'CDD', label: 'CDD', duration: { count: 3, unit: 'month' } },
});
const found = { ...offer, distance: 3 };
const facet = { name: 'contract', choices: [{ value: 'CDI', label: null, count: 1 }] };
const issue = { path: 'q', message: 'is missing' };
const place = { code: '26362', name: 'Valence', kind: 'commune', departement: '26', postalCode: '26000' };
const occupation = { label: 'Boulanger', kind: 'occupation', rome: 'D1102', occupation: 'Boulangerie' };
const document = {
  ...{
    id: '1',
    name: 'cv.pdf',
    purpose: 'cv',
    size: 3,
    state,
    refusal: null,
    kind: 'pdf',
    pages: 2,
    checksum: null,
    scanned: true,
  },
  ...{ warnings: ['scripts'] },
};
const question = {
  ...{ id: 'day', kind, label: 'Jour', hint: null, required: true, options: ['a'] },
  ...{ about, min: '2026-01-01', max: '2026-12-31' },
};
const parameters = {
  ...{ algorithm: 'PBKDF2', nonce: 'a', salt: 'b', cost: 1, keyLength: 32, keyPrefix: '00', keySignature: 'c', expiresAt: 1 },
};
const challenge = { parameters, signature: 'd' };

/** An answer for each schema. */
const samples: readonly unknown[] = [
  ...['text', day, 'https://example.org/', '26362', null],
  ...[offer, found, facet, issue, place, occupation, document, question, challenge],
  { total: 1, more: false, items: [found], next: null, facets: [facet], understood: null, keptSince: day },
  ...[{ items: [found] }, { items: [place] }, { items: [occupation] }],
  { type: 'about:blank', title: 'Not found', status: 404, issues: [issue] },
  { firstName: 'Ana', lastName: 'Silva', email: 'ana@example.org', phone: '+33612345678' },
  'ana@example.org',
  {
    ...{
      offer: { id: '1', title: 'Boulanger', company: null },
      recruiter: { name: 'a', contact: 'b' },
      live: true,
      cv: 'optional',
    },
    ...{ questions: [question], documents: { kinds: ['pdf'], size: 1, count: 1 }, retention: { usual: 3, agreed: 24 } },
  },
  {
    ...{ reference: '7K4M-2XQ9', receivedAt: day, retainedUntil: day, recruiter: 'a', documents: [document] },
    ...{ manageUrl: 'https://example.org/', copy: true },
  },
  { challenge, solution: { counter: 1, derivedKey: 'e' } },
  { token: 'a', expiresAt: day, action: 'b' },
  { confirmBefore: day },
  { count: 3, unit: 'month' },
];

describe('the schemas of the files for browsers', () => {
  it('are those of the contract', () => {
    assert.ok(names.length > 15);
    for (const name of names) assert.ok(small[name], `${name} is missing`);
  });

  for (const name of names.filter((one) => !/(?:Query|Request)$/.test(one)))
    it(`${name} takes what valibot takes, as the same, and refuses what it refuses`, () => {
      const schema: unknown = Object.entries(contract).find(([one]) => one === name)?.[1];
      assert.ok(isSchema(schema));
      assert.ok(
        samples.some((value) => v.is(schema, value)),
        `no sample is a ${name}`,
      );
      for (const sample of samples)
        for (const value of [sample, ...altered(sample)])
          assert.deepEqual(
            outcome(() => small.parse(small[name], value)),
            outcome(() => v.parse(schema, value)),
            `${name}: ${JSON.stringify(value)}`,
          );
      // As the form asks before it sends.
      const one = small[name];
      assert.ok(isStandard(one));
      const isRefused = (value: unknown): boolean => one['~standard'].validate(value).issues !== undefined;
      for (const value of samples) assert.equal(isRefused(value), !v.is(schema, value));
    });
});
