/** What places are also called, as it is looked up (`lookupOf`), and their codes, the one that is meant most first. */
const spoken: readonly (readonly [names: string, codes: string])[] = [
  // Régions for short, and by what they were until 2015 (loi n° 2015-29 of 16 January 2015).
  ['paca, sud, provence, region sud', 'R93'],
  ['idf, region parisienne, paris et banlieue, grand paris', 'R11'],
  ['aura, ara, rhone alpes, auvergne', 'R84'],
  ['bfc, bourgogne, franche comte, burgundy', 'R27'],
  ['hdf, nord pas de calais, picardie, npdc', 'R32'],
  ['pdl, pays de loire', 'R52'],
  ['cvl, centre val loire, region centre', 'R24'],
  ['alsace, lorraine, champagne ardenne, champagne ardennes', 'R44'],
  ['haute normandie, basse normandie, normandy', 'R28'],
  ['aquitaine, limousin, poitou charentes, poitou charente', 'R75'],
  ['midi pyrenees, languedoc roussillon', 'R76'],
  ['brittany', 'R53'],
  ['corsica, ile de beaute', 'R94'],
  // Overseas, where a département is a région.
  ['dom tom, dom, drom, dom com, drom com, outre mer, departements d outre mer', '974 971 972 973 976'],
  ['antilles, antilles guyane', '971 972 973'],
  ['ile de la reunion, ile de la martinique', '974'],
  // Départements as they were called.
  ['cotes du nord', '22'],
  ['loire inferieure', '44'],
  ['seine inferieure', '76'],
  ['charente inferieure', '17'],
  ['basses alpes', '04'],
  ['basses pyrenees, pays basque, bearn', '64'],
  ['seine et oise, grande couronne', '95 78 91'],
  ['petite couronne, banlieue parisienne', '93 92 94'],
  ['cote d azur, french riviera', '06 83'],
  ['perigord', '24'],
  ['9 3, neuf trois', '93'],
  ['metropole de lyon, grand lyon', '69'],
  // Towns as they were called, and what is no commune but lies in some.
  ['chalons sur marne', '51108'],
  ['saint ouen', '93070'],
  ['evry', '91228'],
  ['cherbourg octeville, octeville', '50129'],
  ['notre dame de gravenchon, gravenchon', '76476'],
  ['ville lumiere', '75056'],
  ['cergy pontoise', '95127 95500'],
  ['la defense, paris la defense', '92062 92026'],
  ['marne la vallee', '77468 77337 77258 77111'],
  ['disneyland, disneyland paris, eurodisney, val d europe', '77111'],
  ['saint quentin en yvelines', '78423 78297 78621'],
  ['sophia antipolis', '06152'],
  ['roissy cdg, aeroport cdg, aeroport charles de gaulle', '95527'],
  ['futuroscope', '86062'],
  ['bordeaux lac', '33063'],
  ['ile de re', '17318'],
  ['ile d oleron', '17337'],
  ['lyons', '69123'],
  ['marseilles', '13055'],
  // In the third language of the elements.
  ['باريس', '75056'],
  ['ليون', '69123'],
  ['مرسيليا', '13055'],
  ['تولوز', '31555'],
  ['نيس', '06088'],
  ['ليل', '59350'],
  ['بوردو', '33063'],
  ['ستراسبورغ', '67482'],
  ['غرونوبل', '38185'],
];

export const alternativeNames: ReadonlyMap<string, readonly string[]> = new Map(
  spoken.flatMap(([names, codes]) => names.split(', ').map((name) => [name, codes.split(' ')] as const)),
);

/**
 * Codes of companies' mail (CEDEX) stand in no open list. Those of the three cities that are divided lie in these ranges, others
 * of a prefecture begin as its own postal code does.
 */
const companyMail: readonly (readonly [from: number, to: number, prefecture: string])[] = [
  [75_000, 75_999, '75056'],
  [13_000, 13_029, '13055'],
  [13_201, 13_499, '13055'],
  [69_000, 69_099, '69123'],
  [69_201, 69_499, '69123'],
];

/** The commune to which a postal code leads that no commune has: « 75000 », « 69431 ». */
export const cityOfPostalCode = (code: string): string | undefined =>
  companyMail.find(([from, to]) => Number(code) >= from && Number(code) <= to)?.[2];

/** The départements that a postal code, or the beginning of one, lies in: « 26000 », « 20 » of Corse as it was, « 974 ». */
export const departementsOfPostalCode = (code: string): readonly string[] => {
  if (/^20\d{0,3}$/.test(code)) return code.startsWith('202') || code.startsWith('206') ? ['2B'] : ['2A', '2B'];
  if (/^97\d/.test(code)) return [code.slice(0, 3)];
  return [code.slice(0, 2).padStart(2, '0').toUpperCase()];
};
