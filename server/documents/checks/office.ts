import type { DocumentWarning } from '../../../src/contract/index.ts';
import type { InspectionBudget } from './budget.ts';
import { checkDocx, findMainPart } from './docx.ts';
import { readContentTypes } from './docx-types.ts';
import { checkOdt } from './odt.ts';
import { DocumentRejected } from './document-rejected.ts';
import { InvalidXml } from './xml.ts';
import { unzip, readZipEntries } from './zip.ts';

export interface OfficeInspection {
  kind: 'docx' | 'odt';
  warnings: ReadonlySet<DocumentWarning>;
}

const odtType = 'application/vnd.oasis.opendocument.text';

/** How far a kind of zip is known by what it says of itself. */
const known = (parts: ReadonlyMap<string, Buffer>, budget: InspectionBudget): OfficeInspection | undefined => {
  const typeOf = readContentTypes(parts, budget);
  const main = findMainPart(parts, typeOf, budget);
  if (main !== undefined) return { kind: 'docx', warnings: checkDocx(parts, main, typeOf, budget) };
  const isOdt = parts.get('mimetype')?.toString('latin1').trim() === odtType;
  return isOdt ? { kind: 'odt', warnings: checkOdt(parts, budget) } : undefined;
};

/**
 * A zip that is a DOCX or an ODT; `undefined`: it is another one. Refuses macros, passwords, and what does not unpack to what
 * it says.
 */
export const checkOffice = (file: Buffer, budget: InspectionBudget): OfficeInspection | undefined => {
  const parts = new Map(readZipEntries(file).map((entry) => [entry.name.toLowerCase(), unzip(file, entry, budget)]));
  try {
    return known(parts, budget);
  } catch (error) {
    throw error instanceof InvalidXml ? new DocumentRejected('damaged') : error;
  }
};
