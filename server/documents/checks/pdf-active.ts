import type { DocumentWarning } from '../../../src/contract/index.ts';
import type { InspectionBudget } from './budget.ts';
import { isPlainLink } from './links.ts';
import { PdfDictionary, maxTextLength, PdfName, PdfReference, type PdfValue } from './pdf-objects.ts';

/** Actions (ISO 32000-2, 12.6.4) that do more than move in the document or open a link, and what is said of each. */
const actions: Readonly<Record<string, DocumentWarning>> = {
  JavaScript: 'scripts',
  Rendition: 'objects',
  Launch: 'actions',
  SubmitForm: 'actions',
  ImportData: 'actions',
  GoToR: 'actions',
  GoToE: 'actions',
  Thread: 'actions',
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
  OPI: 'external',
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
  PS: 'objects',
};

const warningsOf = (known: Readonly<Record<string, DocumentWarning>>, name: string): DocumentWarning[] => {
  const warning = Object.hasOwn(known, name) ? known[name] : undefined;
  return warning ? [warning] : [];
};

/** Entries that have the address of a link, or the one that others are seen from. */
const links = new Set(['URI', 'Base']);

/** Entries that name a file (ISO 32000-2, 7.11.3), where a string is their value. */
const files = new Set(['F', 'UF', 'DOS', 'Mac', 'Unix']);

/** What is done without a click: of the actions of a field, these two are clicks. */
const clicks = new Set(['D', 'U']);

const bytesOrder: Readonly<Record<string, string>> = { feff: 'utf-16be', fffe: 'utf-16le' };

/** A string of text in either of its encodings (ISO 32000-1, 7.9.2.2). */
const textOf = (bytes: Buffer): string => new TextDecoder(bytesOrder[bytes.toString('hex', 0, 2)] ?? 'latin1').decode(bytes);

/** What it costs to look at a value once more, and to judge an address beside its bytes. */
const [lookCost, linkCost] = [4, 100];

/** An object of a file. `isEncrypted`: its strings are, and say nothing. */
export interface NumberedObject {
  number: number;
  value: PdfValue;
  isEncrypted: boolean;
}

/**
 * What in the objects of a file does something by itself, or has something in it. An entry may have its value in another object, of
 * which a file may have several with the same number: each counts, and so does a name that stands alone.
 */
export const findActiveContent = (objects: readonly NumberedObject[], budget: InspectionBudget): ReadonlySet<DocumentWarning> => {
  const found = new Set<DocumentWarning>();
  const byNumber = new Map<number, NumberedObject[]>();
  for (const object of objects) {
    const same = byNumber.get(object.number);
    if (same) same.push(object);
    else byNumber.set(object.number, [object]);
  }

  const valuesOf = (value: PdfValue, isEncrypted: boolean): readonly Omit<NumberedObject, 'number'>[] => {
    if (!(value instanceof PdfReference)) return [{ value, isEncrypted }];
    const values = byNumber.get(value.number) ?? [];
    budget.spend(values.length * lookCost);
    return values;
  };

  /** Opens no file. What leads on and on to its text is not read. */
  const isPlain = ({ value, isEncrypted }: Omit<NumberedObject, 'number'>): boolean => {
    if (!Buffer.isBuffer(value)) return !(value instanceof PdfReference);
    budget.spend(linkCost + 2 * value.length);
    return isEncrypted || (value.length < maxTextLength && isPlainLink(textOf(value)));
  };

  /** An action that is done by itself, and those that follow it: of a link too, no one has clicked it. */
  const followed = new Set<number>();
  const follow = (action: PdfValue): void => {
    const open = [action];
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      budget.spend(lookCost);
      if (value instanceof PdfReference) {
        if (followed.has(value.number)) continue;
        followed.add(value.number);
        for (const one of valuesOf(value, false)) open.push(one.value);
      } else if (Array.isArray(value)) for (const item of value) open.push(item);
      else if (value instanceof PdfDictionary)
        for (const [key, entry] of value.entries) {
          if (key === 'Next') open.push(entry);
          const names = key === 'S' ? valuesOf(entry, false) : [];
          if (names.some(({ value: name }) => name instanceof PdfName && name.text === 'URI')) found.add('actions');
        }
    }
  };

  const readEntry = (key: string, value: PdfValue, isEncrypted: boolean): void => {
    const warnings = value === null ? [] : warningsOf(entries, key);
    if (value instanceof PdfName && key === 'S') warnings.push(...warningsOf(actions, value.text));
    if (value instanceof PdfName && (key === 'Type' || key.startsWith('Subtype')))
      warnings.push(...warningsOf(types, value.text));
    if (links.has(key) && !valuesOf(value, isEncrypted).every(isPlain)) warnings.push('actions');
    for (const warning of warnings) found.add(warning);
    if (key === 'OpenAction') follow(value);
    if (key === 'AA')
      for (const { value: events } of valuesOf(value, false))
        if (events instanceof PdfDictionary) for (const [event, action] of events.entries) if (!clicks.has(event)) follow(action);
  };

  const readDictionary = (dictionary: PdfDictionary, isEncrypted: boolean): void => {
    let [hasFile, isSaid] = [false, false]; // a file that is attached, or that an action is named for
    for (const [key, value] of dictionary.entries) {
      readEntry(key, value, isEncrypted);
      if (files.has(key)) hasFile ||= valuesOf(value, isEncrypted).some((one) => Buffer.isBuffer(one.value));
      if (key === 'EF' || (key === 'S' && value instanceof PdfName && warningsOf(actions, value.text).length > 0)) isSaid = true;
    }
    if (hasFile && !isSaid) found.add('external');
  };

  for (const { value: object, isEncrypted } of objects) {
    if (object instanceof PdfName) for (const warning of warningsOf(actions, object.text)) found.add(warning);
    const open: PdfValue[] = [object];
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      if (Array.isArray(value)) for (const item of value) open.push(item);
      if (!(value instanceof PdfDictionary)) continue;
      readDictionary(value, isEncrypted);
      for (const [, entry] of value.entries) open.push(entry);
    }
  }
  return found;
};
