import { createCipheriv, hkdfSync } from 'node:crypto';

import type { Secrets } from '../secrets.ts';

/** Where encrypted bytes are. What is kept may differ from what came in, and no two texts may share a key. */
export type Place = 'incoming' | 'kept';

/** Encrypts, or decrypts, one piece after the other. */
export type Crypt = (piece: Uint8Array) => Buffer;

const block = 16;

/**
 * AES-256 in counter mode: as many bytes as before, and it can begin anywhere. Each document has a key of its own in each
 * place (HKDF-SHA-256), so that all counters begin at 0.
 */
export const cipherOf = (secrets: Secrets) => {
  const secret = secrets('files');
  return (place: Place, id: string, offset = 0): Crypt => {
    const key = Buffer.from(hkdfSync('sha256', secret, 'emploi-elements', `${place} ${id}`, 32));
    const counter = Buffer.alloc(block);
    counter.writeBigUInt64BE(BigInt(Math.floor(offset / block)), block / 2);
    const cipher = createCipheriv('aes-256-ctr', key, counter);
    cipher.update(Buffer.alloc(offset % block));
    return (piece) => cipher.update(piece);
  };
};

export type Cipher = ReturnType<typeof cipherOf>;
