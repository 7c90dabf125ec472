import type { Occupation } from '../../src/contract/index.ts';
import { withoutElision, stripMarks } from '../language/marks.ts';
import { editDistance, maxTypos } from '../language/edit-distance.ts';
import { stem, lookupKey, tokenize } from '../language/tokenizer.ts';

/** An occupation of the national list with the job titles filed under it. */
export interface OccupationRecord {
  rome: string;
  label: string;
  titles: readonly string[];
}

const listed = 8;

const tokens = (text: string): string[] => lookupKey(text).split(' ').filter(Boolean);

/**
 * The names a label stands for: « Hôte / Hôtesse de caisse » is « Hôte de caisse » and « Hôtesse de caisse »; « Artiste
 * plasticien / plasticienne » repeats only what changes.
 */
export const namesIn = (label: string): string[] => {
  const [left, ...others] = label.split(/\s*\/\s*/);
  if (left === undefined || others.length === 0 || left.length === 1) return [label];
  const [right = '', ...rest] = others;
  const [his, hers] = [left.split(' '), right.split(' ')];
  const folded = (words: readonly string[]) => words.map((word) => tokenize(word).join(' ')).join(' ');
  const lengths = his.map((_, index) => his.length - index);
  const repeated = lengths.find((length) => folded(his.slice(-length)) === folded(hers.slice(0, length)));
  const masculine = [...his, ...hers.slice(repeated ?? his.length)].join(' ');
  const feminine = [...(repeated ? his.slice(0, -repeated) : []), ...hers].join(' ');
  return [masculine, feminine].flatMap((name) => namesIn([name, ...rest].join(' / ')));
};

/** « Infirmier en soins généraux (IDE) » is called by the short form as well as without it. */
const shortForm = /\s*\((\p{Lu}{2,})\)/u;

const allNames = (label: string): string[] => {
  const short = shortForm.exec(label)?.[1];
  return short ? [label, short, ...namesIn(label.replace(shortForm, ''))] : namesIn(label);
};

/** Words of people who say that they look for work, and nothing about which. */
const saidOfAnyWork = new Set(['emploi', 'offr', 'post', 'job', 'travail', 'recherch', 'cherch'].map(stem));

const keyOf = (text: string): string => {
  const words = tokenize(text);
  const telling = words.filter((word) => !saidOfAnyWork.has(word));
  // « boulanger ou boulangère » is one word twice.
  return [...new Set(telling.length ? telling : words)].join(' ');
};

const append = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (values.at(-1) !== value) values.push(value);
};

/** What a text was understood as, and the words of it that had to be corrected for that: folded. */
export interface OccupationMatch {
  rome: string;
  label: string;
  corrected: readonly string[];
}

/** The list of occupations, in memory, as it is searched: see decision 012. */
export const occupationIndex = (records: readonly OccupationRecord[]) => {
  const labels = new Map(records.map(({ rome, label }) => [rome, label]));
  const byWord = new Map<string, number[]>();
  const byName = new Map<string, Occupation[]>();
  const vocabulary = new Set<string>();
  const inFrench = new Intl.Collator('fr');
  // Among names that fit as well, the shorter goes first: their order here decides.
  const entries = records
    .flatMap(({ rome, label, titles }) => {
      const named = (text: string, kind: Occupation['kind']) => {
        const found: Occupation = { label: text, kind, rome, occupation: label };
        return { found, words: tokens(text), names: allNames(text).map(keyOf) };
      };
      return [named(label, 'occupation'), ...titles.map((title) => named(title, 'title'))];
    })
    .sort((a, b) => a.words.length - b.words.length || inFrench.compare(a.found.label, b.found.label));
  for (const [entry, { found, words, names }] of entries.entries()) {
    for (const word of words) append(byWord, word, entry);
    for (const name of names) {
      append(byName, name, found);
      for (const word of name.split(' ')) vocabulary.add(word);
    }
  }
  byName.delete('');
  const words = [...byWord.keys()].map((word) => ({ word, folded: stem(word) }));
  const foldedByInitial = new Map<string, string[]>();
  for (const word of vocabulary) append(foldedByInitial, word.slice(0, 1), word);

  /** How well each name has `typed`: 3 the word itself, 2 its beginning, 1 with mistakes. */
  const entriesWith = (typed: string): Map<number, number> => {
    const folded = stem(typed);
    const scores = new Map<number, number>();
    const mark = (word: string, score: number) => {
      for (const entry of byWord.get(word) ?? []) scores.set(entry, Math.max(score, scores.get(entry) ?? 0));
    };
    for (const known of words) {
      if (known.word === typed || known.folded === folded) mark(known.word, 3);
      else if (known.word.startsWith(typed) || (folded.length > 3 && known.folded.startsWith(folded))) mark(known.word, 2);
    }
    const unmarked = scores.size ? undefined : withoutElision(typed);
    if (unmarked && byWord.has(unmarked)) return entriesWith(unmarked);
    const maxMistakes = scores.size ? 0 : maxTypos(typed);
    if (maxMistakes)
      for (const { word } of words)
        if (word.startsWith(typed.slice(0, 1))) {
          const mistakes = editDistance(typed, word, maxMistakes);
          if (mistakes <= maxMistakes) mark(word, 1 / mistakes);
        }
    return scores;
  };

  /** « dentretien » as names have it: « entretien ». */
  const asKnown = (word: string): string => {
    const unmarked = vocabulary.has(word) ? undefined : withoutElision(word);
    return unmarked && vocabulary.has(unmarked) ? unmarked : word;
  };

  /** The one occupation that has this name, if there is one: its own name goes before a title of another. */
  const named = (key: string): Occupation | undefined => {
    const found = byName.get(key) ?? [];
    const own = found.filter(({ kind }) => kind === 'occupation');
    const candidates = own.length ? own : found;
    return candidates.every(({ rome }) => rome === candidates[0]?.rome) ? candidates[0] : undefined;
  };

  return {
    /** Names that have every word typed, or its beginning; a word that no name has, as one that is nearly written so. */
    suggest(text: string): Occupation[] {
      const typed = tokens(stripMarks(text));
      // « de » and « d’ » are no reason to miss a name.
      const telling = typed.filter((word, index) => word.length > 2 || index === typed.length - 1);
      const [first, ...others] = telling.map(entriesWith);
      if (!first) return [];
      const key = keyOf(text);
      const scored = [...first].flatMap(([entry, score]) => {
        let sum = score;
        for (const other of others) {
          const more = other.get(entry);
          if (more === undefined) return [];
          sum += more;
        }
        const at = entries[entry];
        if (!at) return [];
        const whole = at.names.includes(key) ? 3 : 0;
        const begins = at.words[0]?.startsWith((typed[0] ?? '').slice(0, 4)) ? 2 : 0;
        return [{ entry, found: at.found, score: sum + whole + begins + (at.found.kind === 'occupation' ? 0.5 : 0) }];
      });
      return scored
        .sort((a, b) => b.score - a.score || a.entry - b.entry)
        .slice(0, listed)
        .map(({ found }) => found);
    },

    /**
     * The occupation that has all of `text` as its name or a title. A word that no name has is read as the one it is a
     * mistake for, if all ways to read it lead to one occupation; whether it is a word of its own is for the caller to find out.
     */
    understand(text: string): OccupationMatch | undefined {
      const answer = ({ rome }: Occupation, corrected: readonly string[]): OccupationMatch => ({
        rome,
        label: labels.get(rome) ?? '',
        corrected,
      });
      const keys = [text, ...namesIn(text.trim())].map(keyOf);
      const exact = keys.map(named).find(Boolean);
      if (exact) return answer(exact, []);
      const [typed = []] = keys.map((key) => key.split(' ').map(asKnown));
      const elided = named(typed.join(' '));
      if (elided) return answer(elided, []);
      if (typed.length > 6) return undefined;
      const unknown = typed.filter((word) => !vocabulary.has(word));
      const [mistaken] = unknown;
      if (mistaken === undefined || unknown.length > 1) return undefined;
      // Less is forgiven than in suggestions, among which people choose themselves.
      const maxMistakes = Math.min(maxTypos(mistaken), mistaken.length < 10 ? 1 : 2);
      const near = (foldedByInitial.get(mistaken.slice(0, 1)) ?? [])
        // « Boulangé » is « boulanger » as it sounds: one mistake, whose accent has been folded away.
        .map((word) => ({
          word,
          mistakes: maxMistakes && word !== `${mistaken}er` ? editDistance(mistaken, word, maxMistakes, true) : 1,
        }))
        .filter(({ mistakes }) => mistakes <= maxMistakes)
        .sort((a, b) => a.mistakes - b.mistakes);
      const readings = near.flatMap(({ word, mistakes }) => {
        const found = named(typed.map((each) => (each === mistaken ? word : each)).join(' '));
        return found ? [{ found, mistakes }] : [];
      });
      const best = readings.filter(({ mistakes }) => mistakes === readings[0]?.mistakes);
      const one = best[0]?.found;
      if (!one || !best.every(({ found }) => found.rome === one.rome)) return undefined;
      // The accent tells it from « la boulange », which is a word of its own.
      const isAsItSounds = /é(?=\s|$)/i.test(text.normalize('NFC')) && near[0]?.word === `${mistaken}er`;
      return answer(one, isAsItSounds ? [] : [mistaken]);
    },
  };
};

export type OccupationIndex = ReturnType<typeof occupationIndex>;
