import type { DocumentWarning } from '../../../../src/contract/index.ts';
import { isPlainLink } from './links.ts';
import { Dictionary, Name, type Value } from './pdf-objects.ts';

/** Actions (ISO 32000-2, 12.6.4) that do more than move in the document or open a link, and what is said of each. */
const actions: Readonly<Record<string, DocumentWarning>> = {
  JavaScript: 'scripts',
  Rendition: 'objects',
  Launch: 'actions',
  SubmitForm: 'actions',
  ImportData: 'actions',
  GoToR: 'actions',
  GoToE: 'actions',
  GoTo3DView: 'objects',
  Movie: 'objects',
  Sound: 'objects',
  RichMediaExecute: 'objects',
};

/** Entries that have something active as their value, whatever dictionary they are in. */
const entries: Readonly<Record<string, DocumentWarning>> = {
  JS: 'scripts',
  XFA: 'scripts',
  EF: 'attachments',
  RichMediaContent: 'objects',
};

/** What dictionaries are of these types. */
const types: Readonly<Record<string, DocumentWarning>> = {
  EmbeddedFile: 'attachments',
  FileAttachment: 'attachments',
  RichMedia: 'objects',
  Movie: 'objects',
  Sound: 'objects',
  Screen: 'objects',
  '3D': 'objects',
};

const saidOf = (known: Readonly<Record<string, DocumentWarning>>, name: string): DocumentWarning[] => {
  const warning = Object.hasOwn(known, name) ? known[name] : undefined;
  return warning ? [warning] : [];
};

const inEntry = (key: string, value: Value): DocumentWarning[] => {
  const found = value === null ? [] : saidOf(entries, key);
  if (value instanceof Name && key === 'S') found.push(...saidOf(actions, value.text));
  if (value instanceof Name && (key === 'Type' || key === 'Subtype')) found.push(...saidOf(types, value.text));
  return found;
};

/**
 * What in an object does something by itself, or has something in it. `isEncrypted`: its strings are, and say nothing.
 * What one object says, another may refer to: a name that stands alone counts.
 */
export const activeIn = (object: Value, isEncrypted: boolean): ReadonlySet<DocumentWarning> => {
  const found = new Set<DocumentWarning>(object instanceof Name ? saidOf(actions, object.text) : []);
  const open: Value[] = [object];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) for (const item of value) open.push(item);
    if (!(value instanceof Dictionary)) continue;
    for (const [key, entry] of value.entries) {
      for (const warning of inEntry(key, entry)) found.add(warning);
      if (key === 'URI' && Buffer.isBuffer(entry) && !isEncrypted && !isPlainLink(entry.toString('latin1'))) found.add('actions');
      open.push(entry);
    }
  }
  return found;
};
