import type { DocumentWarning } from '../../../../src/contract/index.ts';
import type { Budget } from './budget.ts';
import { isOnDisk, isPlainLink, isWithin } from './links.ts';
import { isStranger, type Parts } from './office-parts.ts';
import { Refused } from './refused.ts';
import { BadXml, readXml, type Element } from './xml.ts';

/** Entries of a document of text (ODF 1.3, part 2): its parts, pictures, fonts, and drawings or tables of the same making. */
const ofText =
  /^(?:mimetype|(?:object \d+\/)?(?:content|styles|settings|meta)\.xml|meta-inf\/(?:manifest|documentsignatures)\.xml|(?:object \d+\/)?manifest\.rdf|layout-cache|thumbnails\/[^/]+|(?:object \d+\/)?pictures\/[^/]+|media\/[^/]+|fonts\/[^/]+|objectreplacements\/[^/]+)$/;

/** Elements that bring something in from elsewhere, or are something else than text. */
const brought: Readonly<Record<string, DocumentWarning>> = {
  applet: 'objects',
  plugin: 'objects',
  'object-ole': 'objects',
  'floating-frame': 'external',
  'auto-reload': 'external',
  'database-display': 'external',
  'database-row-select': 'external',
};

/** Elements by which a program is started, or asked for what it has. */
const programs = new Set(['execute-macro', 'dde-source', 'dde-link', 'dde-connection', 'dde-connection-decl']);

const readElement = ({ name, attributes }: Element, found: Set<DocumentWarning>): void => {
  if (programs.has(name)) throw new Refused('active-content');
  if (name === 'script' || name === 'event-listener') throw new Refused('macros');
  if (name === 'encryption-data' || name === 'encrypted-key') throw new Refused('protected');
  const warning = Object.hasOwn(brought, name) ? brought[name] : undefined;
  if (warning) found.add(warning);
  const href = attributes.get('href');
  if (href === undefined || isWithin(href)) return;
  if (name === 'a') {
    if (!isPlainLink(href)) found.add('actions');
  } else if (!(name === 'template' && isOnDisk(href))) found.add('external');
};

/** Goes through all parts of an ODT, and names what a document of text does not have. */
export const checkOdt = (parts: Parts, budget: Budget): ReadonlySet<DocumentWarning> => {
  const found = new Set<DocumentWarning>();
  for (const [name, part] of parts) {
    const isEmpty = part.length === 0; // folders, and what LibreOffice has of menus
    if (isStranger(name, part) || (!isEmpty && !ofText.test(name))) found.add('objects');
    if (isEmpty || !/\.(?:xml|rdf)$/.test(name)) continue;
    try {
      readXml(part, { open: (element) => readElement(element, found) }, budget);
    } catch (error) {
      if (!(error instanceof BadXml)) throw error;
      if (name === 'content.xml') throw new Refused('damaged');
      found.add('unexamined');
    }
  }
  if (!parts.has('content.xml')) throw new Refused('damaged');
  return found;
};
