/** One way of saying what sources say in several. What is not known here stays as it was written. */

const units: readonly (readonly [written: RegExp, one: string, more: string])[] = [
  [/ans?(?:\(s\))?/, 'an', 'ans'],
  [/mois(?:\(s\))?/, 'mois', 'mois'],
  [/semaines?(?:\(s\))?/, 'semaine', 'semaines'],
  [/jours?(?:\(s\))?/, 'jour', 'jours'],
];

const lengths = units.map(
  ([written, one, more]) => [new RegExp(`(\\d+)\\s*${written.source}(?![\\p{L}(])`, 'giu'), one, more] as const,
);

/** « 15 Jour(s) » → « 15 jours », « 1 An(s) » → « 1 an », with a no-break space. */
const lengthsOf = (text: string): string =>
  lengths.reduce(
    (sum, [written, one, more]) => sum.replace(written, (_, count: string) => `${count}\u00a0${Number(count) < 2 ? one : more}`),
    text,
  );

const contracts: readonly (readonly [RegExp, string])[] = [
  [/^contrat (?:de travail )?à durée indéterminée/i, 'CDI'],
  [/^contrat (?:de travail )?à durée déterminée/i, 'CDD'],
  [/^(?:contrat de )?(?:mission (?:d[’'])?)?intérim(?:aire)?(?! insertion)/i, 'Intérim'],
  [/^(?:contrat (?:de )?(?:travail )?)?saisonnier/i, 'Saisonnier'],
];

/** « Contrat à durée indéterminée » → « CDI », « Mission intérimaire - 15 Jour(s) » → « Intérim – 15 jours ». */
export const oneContract = (label: string): string =>
  lengthsOf(contracts.reduce((text, [written, one]) => text.replace(written, one), label)).replace(/ - (?=\d)/, ' – ');

/** « 1 An(s) - sur poste similaire » → « 1 an sur un poste similaire », « Débutant OK » → « Débutant accepté ». */
export const oneExperience = (label: string): string =>
  lengthsOf(label)
    .replace(/^débutant (?:ok|accepte)$/i, 'Débutant accepté')
    .replace(/\s*(?:-\s*|\()\s*sur (?:le )?m[eê]me type de poste\)?/i, ' sur le même type de poste')
    .replace(/\s*(?:-\s*|\()\s*sur (?:un )?poste similaire\)?/i, ' sur un poste similaire');
