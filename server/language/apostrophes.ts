/** « l'offre » → « l’offre », as French is set, in texts of offers that stand among ours; the elements do the same. */
export const curlyApostrophes = (text: string): string => text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
