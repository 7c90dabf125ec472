import { posix } from 'node:path';

import type { DocumentWarning } from '../../../src/contract/index.ts';
import { isFileLink, isPlainLink, isInternalLink } from './links.ts';
import { DocumentRejected } from './document-rejected.ts';
import { attributeValue, type XmlElement } from './xml.ts';

/** One part of a package, or something outside of it, that belongs to another. */
export interface Relationship {
  /** The last word of its type’s address. */
  type: string;
  target: string;
  isExternal: boolean;
}

export const readRelationship = (element: XmlElement): Relationship | undefined => {
  if (element.name !== 'Relationship') return undefined;
  const target = attributeValue(element, 'Target') ?? '';
  return {
    type: (attributeValue(element, 'Type') ?? '').trim().split('/').at(-1)?.toLowerCase() ?? '',
    target,
    isExternal: attributeValue(element, 'TargetMode')?.trim().toLowerCase() === 'external',
  };
};

const decoded = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

/** Where a target is in the package, seen from the folder of its part. */
export const resolvePart = (folder: string, target: string): string =>
  posix.resolve('/', folder, decoded(target).replaceAll('\\', '/')).slice(1).toLowerCase();

/** Parts that Word reads as its own, whatever type they are said to have. */
const ofWord = new Set(
  `officedocument styles settings websettings fonttable theme themeoverride numbering footnotes endnotes comments commentsextended
  commentsids commentsextensible people header footer glossarydocument chart chartex chartusershapes chartstyle chartcolorstyle
  diagramdata diagramlayout diagramquickstyle diagramcolors diagramdrawing styleswitheffects`.split(/\s+/),
);

/** What else a document of text has. */
const others = new Set(
  `image hyperlink customxml customxmlprops core-properties extended-properties custom-properties thumbnail font printersettings
  bibliography origin signature certificate hdphoto ink documenttasks classificationlabels attachedtemplate`.split(/\s+/),
);

/** Leads to a part that Word reads as its own. */
export const isWordRelationship = ({ type, isExternal }: Relationship): boolean => !isExternal && ofWord.has(type);

const macros = new Set(['vbaproject', 'wordvbadata', 'control', 'activexcontrolbinary']);

/** What is only seen, or only opened where the person clicks; all else that is fetched from elsewhere can run there what it likes. */
const harmlessOutside = new Set(['image', 'video', 'audio', 'media', 'thumbnail', 'customxml', 'font']);

/** What a relation brings with it; nothing: what a text has. Refuses macros, and what is fetched and opened by itself. */
export const relationshipWarning = ({ type, target, isExternal }: Relationship): DocumentWarning | undefined => {
  if (macros.has(type)) throw new DocumentRejected('macros');
  if (type === 'hyperlink') return isPlainLink(target) || !isExternal ? undefined : 'actions';
  if (!isExternal && isInternalLink(target.replace(/^[\\/](?![\\/])/, '')))
    return ofWord.has(type) || others.has(type) ? undefined : 'objects';
  if (isFileLink(target)) return type === 'attachedtemplate' || type === 'image' ? undefined : 'external';
  if (harmlessOutside.has(type)) return 'external';
  throw new DocumentRejected(type === 'attachedtemplate' ? 'macros' : 'active-content');
};
