import { frenchWords } from './french-words.ts';

/** Words that keep their capitals in a text of small letters. */
const acronyms = new Set(
  (
    'ADS ADV ADVF AED AES AESH AMP APS AS ASG ASH ASVP ATSEM AVS BAC BAFA BEP BI BIM BPJEPS BTP BTS BUT CACES CAO CAP CDD CDI CE CESF CIP CFA CFO CHR CMS CNC CRM CSE CTO ' +
    'CCAS CHU CPE CTA ESF IARD IDEL IDF IUT MECS PACA RER SAMU SESSAD SSIAD USLD ' +
    'CVC DAF DAO DEAS DEES DRH DSI DUT EHPAD EJE ERP ESAT ETAM FLE GMS HACCP HSE IA IDE IADE IBODE IME IRM ISO IT ITEP LSF MAS MCO MNS ' +
    'PAO PC PL PLC PME PMI PMR PSE QHSE QSE RATP RH RQTH SAP SAV SNCF SPL SQL SSIAP TCE TGBT TIG TISF TMS TP TPE UX UI VDI VL VRD VRP VTC ZA ZI'
  ).split(' '),
);

/** The letters of a word without their accents, in capitals. */
const withoutAccents = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase();

const words = /[\p{L}\p{M}]+/gu;

let spellings: ReadonlyMap<string, readonly string[]> | undefined;

/** The words that have the same letters without accents: « équipe » and « équipé » by « EQUIPE ». */
const readSpellings = (): ReadonlyMap<string, readonly string[]> => {
  const known = new Map<string, string[]>();
  for (const word of frenchWords()) {
    const same = known.get(withoutAccents(word)) ?? [];
    if (!same.includes(word)) known.set(withoutAccents(word), [...same, word]);
  }
  return known;
};

/**
 * « MECANICIEN » → « mécanicien ». What has accents has all of them. Of several words, « EMPLOYE(E) » is the participle; else the one without
 * accents is as likely as it is short (« des » before « dès »).
 */
const spelling = (word: string, isParticiple: boolean): string => {
  const plain = word.toLowerCase();
  if (withoutAccents(word) !== word) return plain;
  spellings ??= readSpellings();
  const known = spellings.get(word) ?? [];
  return (isParticiple ? known.find((one) => one.endsWith('é')) : known.find((one) => one === plain)) ?? known[0] ?? plain;
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Cries: most of its letters are capitals, and they are no mere abbreviation. */
const isInCapitals = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase());
  return capitals.length > 0.7 * letters.length && /\p{Lu}{5}/u.test(text);
};

/**
 * A title in capitals as it would be written: « AGENT DE MAINTENANCE (H/F) » → « Agent de maintenance (H/F) », « MECANICIEN PL » →
 * « Mécanicien PL ». Capitals are slower to read, and some screen readers spell them. `names`: what keeps its own letters, as the place and
 * the employer of the offer.
 */
export const sentenceCaseTitle = (title: string, names: readonly (string | null)[] = []): string => {
  if (!isInCapitals(title)) return title;
  const own = new Map(
    names.flatMap((name) =>
      (name?.match(words) ?? []).filter(({ length }) => length > 2).map((word) => [withoutAccents(word), word]),
    ),
  );
  let isFirst = true;
  return title.replace(words, (word, at: number) => {
    const begins = isFirst || title.slice(at - 3, at) === ' / ';
    isFirst = false;
    if (word === 'A' && title[at - 1] === ' ' && title[at + 1] === ' ' && !/permis $/i.test(title.slice(0, at).slice(-7)))
      return 'à';
    // « (H/F) », « permis B »; not « chargé(E) », « D’ ».
    const [before, after] = [title.charAt(at - 1), title.charAt(at + 1)];
    const isLetter = word.length === 1 && !/[ÀY]/.test(word) && !/['’]/.test(after) && (before !== '(' || after === '/');
    if (isLetter || acronyms.has(withoutAccents(word)) || /^[^AEIOUY]{2,4}$/.test(withoutAccents(word))) return word;
    const calm = own.get(withoutAccents(word)) ?? spelling(word, title.startsWith('(E', at + word.length));
    return begins ? capitalised(calm) : calm;
  });
};

const small = new Set(['le', 'la', 'les', 'l', 'de', 'du', 'des', 'd', 'en', 'sur', 'sous', 'lès', 'et', 'à', 'au', 'aux']);

/** The name of a place in capitals as it would be written: « BOURG LES VALENCE » → « Bourg les Valence ». */
export const titleCasePlace = (name: string): string =>
  name === name.toUpperCase()
    ? name.toLowerCase().replace(words, (word, at: number) => (at > 0 && small.has(word) ? word : capitalised(word)))
    : name;
