import { posix } from 'node:path';

import type { DocumentWarning } from '../../../src/contract/index.ts';
import type { Budget } from './budget.ts';
import { fieldReader } from './docx-fields.ts';
import { broughtBy, isOfWord, partOf, relationIn, type Relation } from './docx-relations.ts';
import { isOfText, isWordMain, type TypeOf } from './docx-types.ts';
import { isElsewhere, isPlainLink } from './links.ts';
import { isStranger, type Parts } from './office-parts.ts';
import { Refused } from './refused.ts';
import { BadXml, readXml, valuesOf, type Element } from './xml.ts';

const relations = '_rels/.rels';

const isXml = (name: string, type: string): boolean => /[+/]xml$/.test(type) || /\.(?:xml|vml)$/.test(name);

/** Data that the document shows, in whatever words: nothing in them is Word’s. */
const isData = (type: string): boolean => type === 'application/xml' || type === 'text/xml';

const relationsIn = (part: Buffer, budget: Budget): Relation[] => {
  const found: Relation[] = [];
  const open = (element: Element): void => {
    const relation = relationIn(element);
    if (relation) found.push(relation);
  };
  readXml(part, { open }, budget);
  return found;
};

/** The part that is the text: where the package’s relation leads, whatever it is called; without one, the one of its type. */
export const mainPart = (parts: Parts, typeOf: TypeOf, budget: Budget): string | undefined => {
  const packaged = parts.get(relations);
  const main = packaged && relationsIn(packaged, budget).find(({ type }) => type === 'officedocument');
  const name = main ? partOf('', main.target) : [...parts.keys()].find((part) => isWordMain(typeOf(part)));
  if (name === undefined || !isWordMain(typeOf(name))) return undefined;
  return name;
};

/** Elements of VML and SVG whose address is that of a picture; of all others it is what a click opens. */
const pictures = new Set(['imagedata', 'fill', 'stroke', 'image', 'feImage', 'use']);

/** What in a part is more than text. */
const readPart = (part: Buffer, found: Set<DocumentWarning>, budget: Budget): void => {
  const fields = fieldReader(found);
  readXml(
    part,
    {
      ...fields,
      open: (element) => {
        const { name } = element;
        if (name === 'OLEObject' || name === 'altChunk' || name === 'objectEmbed' || name === 'objectLink') found.add('objects');
        if (name === 'control') throw new Refused('macros');
        const links = valuesOf(element, 'href');
        const fetched = ['src', 'althref'].flatMap((attribute) => valuesOf(element, attribute));
        if (pictures.has(name)) fetched.push(...links.splice(0));
        if (name === 'mailMerge' || fetched.some(isElsewhere)) found.add('external');
        if (!links.every(isPlainLink)) found.add('actions');
        fields.open(element);
      },
    },
    budget,
  );
  fields.end();
};

/** Goes through all parts of a DOCX whose text is `main`, and names what a document of text does not have. */
export const checkDocx = (parts: Parts, main: string, typeOf: TypeOf, budget: Budget): ReadonlySet<DocumentWarning> => {
  if (!parts.has(main)) throw new Refused('damaged');
  const found = new Set<DocumentWarning>();
  const ofWord = new Set<string>();
  const isNeeded = (name: string): boolean => name === main || name.endsWith('.rels');
  const read = (name: string, check: () => void): void => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof BadXml)) throw error;
      if (isNeeded(name)) throw new Refused('damaged');
      found.add('unexamined');
    }
  };
  const own = [...parts].filter(([name]) => !name.endsWith('/') && name !== '[content_types].xml');
  const isRelations = (name: string): boolean => name.endsWith('.rels') || typeOf(name).endsWith('relationships+xml');
  for (const [name, part] of own.filter(([name]) => isRelations(name)))
    read(name, () => {
      for (const relation of relationsIn(part, budget)) {
        const brought = broughtBy(relation);
        if (brought) found.add(brought);
        if (isOfWord(relation)) ofWord.add(partOf(posix.join(posix.dirname(name), '..'), relation.target));
      }
    });
  for (const [name, part] of own) {
    const type = typeOf(name);
    if (isStranger(name, part) || (!isRelations(name) && !isOfText(type))) found.add('objects');
    const isRead = ofWord.has(name) || (isXml(name, type) && !isData(type));
    if (isRead && !isRelations(name)) read(name, () => readPart(part, found, budget));
  }
  return found;
};
