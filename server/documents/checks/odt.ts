import type { DocumentWarning } from '../../../src/contract/index.ts';
import type { InspectionBudget } from './budget.ts';
import { isExternalLink, isFileLink, isPlainLink } from './links.ts';
import { isUnknownPart, type OfficeParts } from './office-parts.ts';
import { DocumentRejected } from './document-rejected.ts';
import { InvalidXml, readXml, attributeValues, type XmlElement } from './xml.ts';

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

/** Attributes that are addresses (xsd:anyURI), of ODF and of the forms and formulas that can be in it. */
const addresses = ['href', 'src', 'action', 'resource', 'image-data'];

const readElement = (element: XmlElement, found: Set<DocumentWarning>): void => {
  const { name } = element;
  if (programs.has(name)) throw new DocumentRejected('active-content');
  if (name === 'script' || name === 'event-listener') throw new DocumentRejected('macros');
  if (name === 'encryption-data' || name === 'encrypted-key') throw new DocumentRejected('protected');
  const warning = Object.hasOwn(brought, name) ? brought[name] : undefined;
  if (warning) found.add(warning);
  for (const address of addresses.flatMap((attribute) => attributeValues(element, attribute)))
    if (name === 'a') {
      if (!isPlainLink(address)) found.add('actions');
    } else if (isExternalLink(address) && !(name === 'template' && isFileLink(address))) found.add('external');
};

/** Goes through all parts of an ODT, and names what a document of text does not have. */
export const checkOdt = (parts: OfficeParts, budget: InspectionBudget): ReadonlySet<DocumentWarning> => {
  const found = new Set<DocumentWarning>();
  for (const [name, part] of parts) {
    const isEmpty = part.length === 0; // folders, and what LibreOffice has of menus
    if (isUnknownPart(name, part) || (!isEmpty && !ofText.test(name))) found.add('objects');
    if (isEmpty || !name.endsWith('.xml')) continue; // statements in RDF name much, and bring nothing
    try {
      readXml(part, { open: (element) => readElement(element, found) }, budget);
    } catch (error) {
      if (!(error instanceof InvalidXml)) throw error;
      if (name === 'content.xml') throw new DocumentRejected('damaged');
      found.add('unexamined');
    }
  }
  if (!parts.has('content.xml')) throw new DocumentRejected('damaged');
  return found;
};
