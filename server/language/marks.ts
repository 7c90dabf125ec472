/**
 * How French writes that a word is of both genders, that a vowel has gone before another, and that letters stand for words: in a
 * dozen marks, or none. What is left without them is the same for all: « infirmier·ère », « infirmier.e », « infirmier (H/F) » are
 * « infirmier », « agent d entretien » is « agent entretien », « A.S.H. » is « ASH ».
 */

const apostrophes = /[’‘‛ʼʹ′´`＇]/g;
const hyphens = /[\u2010-\u2015\u2212]/g;
/** Of other alphabets and of typesetters, that look like the one between: « infirmier⸱e ». */
const dots = /[•‧∙⋅⸱･・ᐧ]/g;
const slashes = /[|\\]/g;
/** Told from no letter by the eye: soft hyphens, spaces without width, selectors of a glyph. */
const invisible = /[\p{Cf}\ufe0e\ufe0f]+/gu;

/** Endings that stand behind a word for its other gender, the feminine ones and the masculine. */
const endings =
  'e|[eé]e|le|se|te|ne|fe|ffe|ve|sse|esse|euse|teuse|rice|trice|[eè]re|i[eè]re|ive|ienne|enne|onne|elle|ale|er|ier|eur|teur|ien|if|el';
/** Of these, those that behind a space alone are no word of their own. */
const apart = 'e|[eè]re|i[eè]re|euse|trice|ienne|enne';
/** Of these, those that behind a dash between spaces are. */
const dashed = '[eè]re|i[eè]re|euse|t?rice|i?enne';
const plural = '(?:[.·*_:/-]?s|\\(s\\))?';
const word = '(?<=\\p{L}{2})';
const end = '(?!\\p{L})';

/** « chargé(e)s », « serveur (euse) », « infirmière [er] », « cuisinier.(e) », « comptable(s) ». */
const inBrackets = new RegExp(`${word}[\\s.]?[([]\\s?[-.·]?(?:(?:${endings})s?|[sx])\\s?[)\\]]${plural}${end}`, 'giu');
/** « infirmier(e » and « salarié(e » as they are typed. */
const unclosed = new RegExp(`${word}\\([-.·]?(?:${endings})s?$`, 'iu');
/** « assistant·e », « infirmier.ière », « employé-e-s », « infirmier/ière », « serveur.se », « animateur – trice », « comptable·s ». */
const marked = new RegExp(
  `${word}(?:(?:[.·*_:,]|\\s?/\\s?-?|-)(?:${endings})s?${plural}|\\s-\\s(?:${dashed})s?|[.·]s)${end}`,
  'giu',
);
/** « infirmier ère », « agent e »: behind an ending of French trades only, so that « permis E » stays. */
const spaced = new RegExp(`(?<=(?:er|eur|ant|ent|ien|[eé]|al))\\s(?:${apart})s?${end}`, 'giu');
/** « assistantE », « employéEs », « vendeurSE ». */
const capital = /(?<=\p{Ll}{2})(?:E|[NS]E|I?[EÈ]RE|EUSE|T?RICE|I?ENNE|E?SSE)[sS]?(?!\p{L})/gu;

/** « (H/F) », « F-H », « H/F/X », « HF », « H F », « homme ou femme »: said of nearly every offer, so it tells none apart. */
const bothGenders =
  /(?<!\p{L})(?:[hfmw]\s?[/.|-]\s?[hfmw](?:\s?[/.|-]\s?[xdn])?|hf|fh|(?:h\sf|f\sh)(?!\s?\/)|hommes?\s?(?:\/|ou)\s?femmes?|femmes?\s?(?:\/|ou)\s?hommes?)(?!\p{L})/giu;

/** « A.S.H. », « I.D.E », and with spaces where there are three: « A. S. H. ». */
const dotted = /(?<![\p{L}\p{N}.])\p{L}(?:\.\p{L}){1,7}(?!\p{L})\.?|(?<![\p{L}\p{N}.])\p{L}(?:\.\s\p{L}){2,7}(?!\p{L})\.?/gu;

/** « A.S.H. » → « ASH ». */
export const expandAcronyms = (text: string): string => text.replace(dotted, (letters) => letters.replace(/[.\s]/g, ''));

/** « d’équipe », « l' entretien », « qu’il ». */
const elision = /(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu)\s?'\s?(?=\p{L})/giu;
/** « agent d entretien », « aide a l enfance »; « permis D » and « C embarqué » are no elision. */
const elisionUnmarked = /(?<!\p{L}|permis\s|cat[eé]gorie\s|vitamine\s)(?:[djlmnst]|qu)\s(?=[aeiouyhàâéèêëîïôûœæ]\p{L})/giu;

/** « auxiliaire d vie », as it is heard. */
const shortened = /(?<!\p{L}|permis\s|cat[eé]gorie\s|vitamine\s)d\s(?=\p{Ll}{3})/gu;

/** A text without marks of gender, elision and abbreviation; its accents and capitals stay. */
export const stripMarks = (text: string): string =>
  expandAcronyms(
    text
      .normalize('NFC')
      .replace(invisible, '')
      .replace(apostrophes, "'")
      .replace(hyphens, '-')
      .replace(dots, '·')
      .replace(slashes, '/')
      .replace(bothGenders, ' ')
      .replace(inBrackets, '')
      .replace(unclosed, ''),
  )
    .replace(marked, '')
    .replace(capital, '')
    .replace(spaced, '')
    .replace(elision, ' ')
    .replace(elisionUnmarked, ' ')
    .replace(shortened, ' ');

/** What a word may be that was written in one with « d’ » or « l’ »: « dentretien » → « entretien ». */
export const withoutElision = (folded: string): string | undefined =>
  /^[dl](?=[aeiouyh].{2})/.test(folded) ? folded.slice(1) : undefined;
