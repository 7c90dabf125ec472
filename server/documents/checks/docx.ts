import { posix } from 'node:path';

import type { DocumentWarning } from '../../../src/contract/index.ts';
import type { InspectionBudget } from './budget.ts';
import { fieldReader } from './docx-fields.ts';
import { relationshipWarning, isWordRelationship, resolvePart, readRelationship, type Relationship } from './docx-relations.ts';
import { isTextContentType, isWordDocumentType, type ContentTypeOf } from './docx-types.ts';
import { isExternalLink, isPlainLink } from './links.ts';
import { isUnknownPart, type OfficeParts } from './office-parts.ts';
import { DocumentRejected } from './document-rejected.ts';
import { InvalidXml, readXml, attributeValues, type XmlElement } from './xml.ts';

const relations = '_rels/.rels';

const isXml = (name: string, type: string): boolean => /[+/]xml$/.test(type) || /\.(?:xml|vml)$/.test(name);

/** Data that the document shows, in whatever words: nothing in them is Word’s. */
const isData = (type: string): boolean => type === 'application/xml' || type === 'text/xml';

const relationsIn = (part: Buffer, budget: InspectionBudget): Relationship[] => {
  const found: Relationship[] = [];
  const open = (element: XmlElement): void => {
    const relation = readRelationship(element);
    if (relation) found.push(relation);
  };
  readXml(part, { open }, budget);
  return found;
};

/** The part that is the text: where the package’s relation leads, whatever it is called; without one, the one of its type. */
export const findMainPart = (parts: OfficeParts, typeOf: ContentTypeOf, budget: InspectionBudget): string | undefined => {
  const packaged = parts.get(relations);
  const main = packaged && relationsIn(packaged, budget).find(({ type }) => type === 'officedocument');
  const name = main ? resolvePart('', main.target) : [...parts.keys()].find((part) => isWordDocumentType(typeOf(part)));
  if (name === undefined || !isWordDocumentType(typeOf(name))) return undefined;
  return name;
};

/** Elements of VML and SVG whose address is that of a picture; of all others it is what a click opens. */
const pictures = new Set(['imagedata', 'fill', 'stroke', 'image', 'feImage', 'use']);

/** What in a part is more than text. */
const readPart = (part: Buffer, found: Set<DocumentWarning>, budget: InspectionBudget): void => {
  const fields = fieldReader(found);
  readXml(
    part,
    {
      ...fields,
      open: (element) => {
        const { name } = element;
        if (name === 'OLEObject' || name === 'altChunk' || name === 'objectEmbed' || name === 'objectLink') found.add('objects');
        if (name === 'control') throw new DocumentRejected('macros');
        const links = attributeValues(element, 'href');
        const fetched = ['src', 'althref'].flatMap((attribute) => attributeValues(element, attribute));
        if (pictures.has(name)) fetched.push(...links.splice(0));
        if (name === 'mailMerge' || fetched.some(isExternalLink)) found.add('external');
        if (!links.every(isPlainLink)) found.add('actions');
        fields.open(element);
      },
    },
    budget,
  );
  fields.end();
};

/** Goes through all parts of a DOCX whose text is `main`, and names what a document of text does not have. */
export const checkDocx = (
  parts: OfficeParts,
  main: string,
  typeOf: ContentTypeOf,
  budget: InspectionBudget,
): ReadonlySet<DocumentWarning> => {
  if (!parts.has(main)) throw new DocumentRejected('damaged');
  const found = new Set<DocumentWarning>();
  const ofWord = new Set<string>();
  const isNeeded = (name: string): boolean => name === main || name.endsWith('.rels');
  const read = (name: string, check: () => void): void => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof InvalidXml)) throw error;
      if (isNeeded(name)) throw new DocumentRejected('damaged');
      found.add('unexamined');
    }
  };
  const own = [...parts].filter(([name]) => !name.endsWith('/') && name !== '[content_types].xml');
  const isRelations = (name: string): boolean => name.endsWith('.rels') || typeOf(name).endsWith('relationships+xml');
  for (const [name, part] of own.filter(([name]) => isRelations(name)))
    read(name, () => {
      for (const relation of relationsIn(part, budget)) {
        const brought = relationshipWarning(relation);
        if (brought) found.add(brought);
        if (isWordRelationship(relation)) ofWord.add(resolvePart(posix.join(posix.dirname(name), '..'), relation.target));
      }
    });
  for (const [name, part] of own) {
    const type = typeOf(name);
    if (isUnknownPart(name, part) || (!isRelations(name) && !isTextContentType(type))) found.add('objects');
    const isRead = ofWord.has(name) || (isXml(name, type) && !isData(type));
    if (isRead && !isRelations(name)) read(name, () => readPart(part, found, budget));
  }
  return found;
};
