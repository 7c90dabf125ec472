import { distance } from 'fastest-levenshtein';

import type { Occupation } from '../../src/contract/index.ts';
import { lookupOf, wordsOf } from '../catalogue/words.ts';
import type { OccupationName } from '../stores/occupations.ts';

interface Name extends OccupationName {
  /** Its words, folded. */
  words: readonly string[];
  /** As it is written, but for accents and capitals. */
  lookup: string;
}

/** What words mean, whatever their order: « boulanger / boulangère » is one word. */
const meaningOf = (words: readonly string[]): string => [...new Set(words)].sort().join(' ');

/** Letters that may be wrong, missing, swapped or too many: none in a short word, where another word is as near. */
const mistakesIn = (word: string): number => (word.length < 5 ? 0 : word.length < 11 ? 1 : 2);

/** Knows the names of occupations by heart: a few thousand are nothing, and none of them is a question to the database. */
export class OccupationIndex {
  readonly #names: readonly Name[];
  /** Names of occupations by ROME code. */
  readonly #labels = new Map<string, string>();
  readonly #meanings = new Map<string, Set<string>>();
  readonly #vocabulary: readonly string[];

  constructor(names: readonly OccupationName[]) {
    this.#names = names.map((name) => ({ ...name, words: [...new Set(wordsOf(name.label))], lookup: lookupOf(name.label) }));
    for (const { label, rome, kind } of this.#names) if (kind === 'occupation') this.#labels.set(rome, label);
    for (const { words, rome, kind, label } of this.#names) {
      if (!this.#labels.has(rome)) this.#labels.set(rome, label);
      // « Technicien » alone is not what « Technicien / Technicienne de maintenance » means.
      const meaning = meaningOf(words);
      const romes = this.#meanings.get(meaning) ?? new Set();
      // The list's own name decides where a title says the same of several occupations.
      if (kind === 'occupation') romes.clear();
      if (kind === 'occupation' || !this.#isNamed(romes)) this.#meanings.set(meaning, romes.add(rome));
    }
    this.#vocabulary = [...new Set(this.#names.flatMap(({ words }) => words))];
  }

  readonly #isNamed = (romes: ReadonlySet<string>): boolean => {
    const [only] = romes;
    return romes.size === 1 && only !== undefined && this.#names.some(({ kind, rome }) => kind === 'occupation' && rome === only);
  };

  /** The occupation that the words name as a whole, and no other; `undefined` where they may mean something else. */
  understand(text: string): { rome: string; label: string } | undefined {
    const words = [...new Set(wordsOf(text))];
    if (words.length === 0) return undefined;
    const rome = this.#only(meaningOf(words)) ?? this.#only(meaningOf(words.map((word) => this.#corrected(word))));
    const label = rome === undefined ? undefined : this.#labels.get(rome);
    return rome !== undefined && label !== undefined ? { rome, label } : undefined;
  }

  /** Names with all these words, the last perhaps unfinished: occupations before titles, those that begin so before others. */
  suggest(text: string, limit: number): Occupation[] {
    const words = lookupOf(text).split(' ').filter(Boolean);
    const last = words.at(-1);
    if (last === undefined) return [];
    const found = this.#beginningWith(words);
    const named = found.length > 0 ? found : this.#beginningWith(words.map((word) => this.#nearestBeginning(word)));
    return named.slice(0, limit).map(({ label, rome, kind }) => ({
      label,
      rome,
      kind: kind === 'occupation' ? 'occupation' : 'title',
      occupation: this.#labels.get(rome) ?? label,
    }));
  }

  #only(meaning: string): string | undefined {
    const romes = this.#meanings.get(meaning);
    return romes?.size === 1 ? [...romes][0] : undefined;
  }

  #beginningWith(words: readonly string[]): Name[] {
    const text = words.join(' ');
    const rank = ({ kind, lookup }: Name): number => (lookup.startsWith(text) ? 0 : 2) + (kind === 'occupation' ? 0 : 1);
    const seen = new Set<string>();
    return this.#names
      .filter(({ kind, lookup }) => kind !== 'synonym' && words.every((word) => ` ${lookup}`.includes(` ${word}`)))
      .sort((a, b) => rank(a) - rank(b) || a.lookup.length - b.lookup.length || a.lookup.localeCompare(b.lookup))
      .filter(({ lookup }) => !seen.has(lookup) && seen.add(lookup));
  }

  /** The one known word that a mistyped one is nearest to, or the word itself. */
  #corrected(word: string): string {
    if (this.#vocabulary.includes(word)) return word;
    // « Boulangé », as it sounds.
    if (this.#vocabulary.includes(`${word}er`)) return `${word}er`;
    return this.#nearest(word, this.#vocabulary) ?? word;
  }

  #nearestBeginning(word: string): string {
    const beginnings = new Set(
      this.#names.flatMap(({ lookup }) => lookup.split(' ')).map((known) => known.slice(0, word.length)),
    );
    return beginnings.has(word) ? word : (this.#nearest(word, [...beginnings]) ?? word);
  }

  /** `undefined` where two are as near: nobody is told what they did not mean. */
  #nearest(word: string, known: readonly string[]): string | undefined {
    let best: string | undefined;
    let least = mistakesIn(word) + 1;
    let isTied = false;
    for (const other of known) {
      if (Math.abs(other.length - word.length) >= least + 1 || other.charAt(0) !== word.charAt(0)) continue;
      const apart = distance(word, other);
      if (apart > least || apart > mistakesIn(word)) continue;
      isTied = apart === least && best !== undefined;
      if (apart < least) isTied = false;
      best = other;
      least = apart;
    }
    return isTied ? undefined : best;
  }
}
