import { createHash } from 'node:crypto';

import type { DocumentRefusal } from '../../src/contract/index.ts';
import { look, type Look } from './checks/look.ts';
import { Refused } from './checks/refused.ts';

/** What the checks find in the bytes of a document. `checksum`: SHA-256 of what came, in hexadecimal. */
export type Examined = { checksum: string; refusal: null; seen: Look } | { checksum: string; refusal: DocumentRefusal };

/** Calls a look at a document what it found, or why it is refused. */
export const examinedBy = (file: Buffer, see: (file: Buffer) => Look): Examined => {
  const checksum = createHash('sha256').update(file).digest('hex');
  try {
    return { checksum, refusal: null, seen: see(file) };
  } catch (error) {
    if (error instanceof Refused) return { checksum, refusal: error.reason };
    throw error;
  }
};

export const examine = (file: Buffer, name: string): Examined => examinedBy(file, (bytes) => look(bytes, name));
