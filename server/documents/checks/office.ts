import type { DocumentWarning } from '../../../src/contract/index.ts';
import type { Budget } from './budget.ts';
import { checkDocx, mainPart } from './docx.ts';
import { typesIn } from './docx-types.ts';
import { checkOdt } from './odt.ts';
import { Refused } from './refused.ts';
import { BadXml } from './xml.ts';
import { unpacked, zipEntries } from './zip.ts';

export interface OfficeLook {
  kind: 'docx' | 'odt';
  warnings: ReadonlySet<DocumentWarning>;
}

const odtType = 'application/vnd.oasis.opendocument.text';

/** How far a kind of zip is known by what it says of itself. */
const known = (parts: ReadonlyMap<string, Buffer>, budget: Budget): OfficeLook | undefined => {
  const typeOf = typesIn(parts, budget);
  const main = mainPart(parts, typeOf, budget);
  if (main !== undefined) return { kind: 'docx', warnings: checkDocx(parts, main, typeOf, budget) };
  const isOdt = parts.get('mimetype')?.toString('latin1').trim() === odtType;
  return isOdt ? { kind: 'odt', warnings: checkOdt(parts, budget) } : undefined;
};

/**
 * A zip that is a DOCX or an ODT; `undefined`: it is another one. Refuses macros, passwords, and what does not unpack to what
 * it says.
 */
export const checkOffice = (file: Buffer, budget: Budget): OfficeLook | undefined => {
  const parts = new Map(zipEntries(file).map((entry) => [entry.name.toLowerCase(), unpacked(file, entry, budget)]));
  try {
    return known(parts, budget);
  } catch (error) {
    throw error instanceof BadXml ? new Refused('damaged') : error;
  }
};
