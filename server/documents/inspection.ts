import { createHash } from 'node:crypto';

import type { DocumentRefusal } from '../../src/contract/index.ts';
import { inspect, type Inspection } from './checks/inspect.ts';
import { DocumentRejected } from './checks/document-rejected.ts';

/** What the checks find in the bytes of a document. `checksum`: SHA-256 of what came, in hexadecimal. */
export type InspectionResult =
  { checksum: string; refusal: null; seen: Inspection } | { checksum: string; refusal: DocumentRefusal };

/** The result of an inspection: what was found, or why the document is refused. */
export const toInspectionResult = (file: Buffer, see: (file: Buffer) => Inspection): InspectionResult => {
  const checksum = createHash('sha256').update(file).digest('hex');
  try {
    return { checksum, refusal: null, seen: see(file) };
  } catch (error) {
    if (error instanceof DocumentRejected) return { checksum, refusal: error.reason };
    throw error;
  }
};

export const inspectDocument = (file: Buffer, name: string): InspectionResult =>
  toInspectionResult(file, (bytes) => inspect(bytes, name));
