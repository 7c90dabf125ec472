import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import settings from '../../lit-localize.json' with { type: 'json' };
import { projectFolder } from '../../scripts/build/sources.ts';

interface Unit {
  source: string;
  target: string;
}

const unitsOf = (code: string): Unit[] => {
  const text = readFileSync(`${projectFolder}${settings.interchange.xliffDir}/${code}.xlf`, 'utf8');
  return [...text.matchAll(/<source>(.*?)<\/source>\s*<target>(.*?)<\/target>/gs)].map(([, source = '', target = '']) => ({
    source,
    target,
  }));
};

const isPlural = ({ source }: Unit): boolean => source.startsWith('{n, plural, ');
const formsOf = (message: string): string[] => [...message.matchAll(/(\w+) {(?=[^{}]*})/g)].map(([, form = '']) => form);
const placeholders = (message: string): string[] => (message.match(/<x id="\d+"/g) ?? []).sort();

for (const code of settings.targetLocales)
  describe(`the messages in “${code}”`, () => {
    const units = unitsOf(code);

    it('are there, with the same things filled in', () => {
      assert.ok(units.length > 80, `${units.length} messages`);
      for (const { source, target } of units) assert.deepEqual(placeholders(target), placeholders(source), target);
    });

    it('give every form that the plurals of the language have, each with its text', () => {
      const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
      const plurals = units.filter(isPlural);
      assert.ok(plurals.length > 0);
      for (const { target } of plurals) {
        assert.match(target, /^{n, plural,(?: \w+ {[^{}]+})+}$/);
        assert.deepEqual(formsOf(target).sort(), [...forms].sort(), target);
      }
    });

    it('end as the French ones do', () => {
      const end = /(?:[.…:]|(?<![.…:]))$/;
      const different = units.filter(({ source, target }) => end.exec(source)?.[0] !== end.exec(target)?.[0]);
      assert.deepEqual(
        different.map(({ target }) => target),
        [],
      );
    });
  });
