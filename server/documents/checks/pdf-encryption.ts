import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

import { PdfDictionary, PdfName, type PdfValue } from './pdf-objects.ts';

/** What fills a password up to 32 bytes (ISO 32000-1, algorithm 2): all of it is the empty one. */
const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

const md5 = (...parts: readonly Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

/** OpenSSL has RC4 no longer, and PDFs still do. */
const rc4 = (key: Buffer, bytes: Buffer): Buffer => {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  const out = Buffer.alloc(bytes.length);
  for (let at = 0, first = 0, second = 0; at < bytes.length; at += 1) {
    first = (first + 1) & 255;
    second = (second + (state[first] ?? 0)) & 255;
    swap(first, second);
    out[at] = (bytes[at] ?? 0) ^ (state[((state[first] ?? 0) + (state[second] ?? 0)) & 255] ?? 0);
  }
  return out;
};

/** The hash of revision 6 (ISO 32000-2, algorithm 2.B), of the empty user password; revision 5 stops at its first line. */
const hashOf = (salt: Buffer, revision: number): Buffer => {
  let key = createHash('sha256').update(salt).digest();
  if (revision < 6) return key;
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const sealed = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)));
    const remainder = sealed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][remainder] ?? 'sha256')
      .update(sealed)
      .digest();
    last = sealed.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
};

const bytesIn = (dictionary: PdfDictionary, key: string, least: number): Buffer | undefined => {
  const value = dictionary.get(key);
  return Buffer.isBuffer(value) && value.length >= least ? value : undefined;
};

const numberIn = (dictionary: PdfDictionary, key: string, usual: number): number => {
  const value = dictionary.get(key);
  return typeof value === 'number' ? value : usual;
};

/** The file’s key where the empty user password opens it (algorithms 2, 4, 5 and 2.A); `undefined`: it does not. */
const keyOf = (security: PdfDictionary, id: Buffer): Buffer | undefined => {
  const revision = numberIn(security, 'R', 0);
  const owner = bytesIn(security, 'O', 32)?.subarray(0, 32);
  const user = bytesIn(security, 'U', 32);
  if (!owner || !user) return undefined;
  if (revision >= 5) {
    const sealedKey = bytesIn(security, 'UE', 32);
    if (user.length < 48 || !sealedKey || !hashOf(user.subarray(32, 40), revision).equals(user.subarray(0, 32))) return undefined;
    const opener = createDecipheriv('aes-256-cbc', hashOf(user.subarray(40, 48), revision), Buffer.alloc(16));
    return opener.setAutoPadding(false).update(sealedKey.subarray(0, 32));
  }
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(numberIn(security, 'P', 0) | 0);
  const hidesMetadata = revision >= 4 && security.get('EncryptMetadata') === false;
  const length =
    revision < 3 ? 5 : Math.min(16, Math.max(5, Math.floor(numberIn(security, 'Length', revision < 4 ? 40 : 128) / 8)));
  let key = md5(padding, owner, permissions, id, hidesMetadata ? Buffer.alloc(4, 0xff) : Buffer.alloc(0)).subarray(0, length);
  if (revision < 3) return rc4(key, padding).equals(user.subarray(0, 32)) ? key : undefined;
  for (let round = 0; round < 50; round += 1) key = md5(key).subarray(0, length);
  let proof = rc4(key, md5(padding, id));
  for (let round = 1; round < 20; round += 1) proof = rc4(Buffer.from(key.map((byte) => byte ^ round)), proof);
  return proof.equals(user.subarray(0, 16)) ? key : undefined;
};

/** How streams are encrypted: RC4, AES, or not at all. */
const methodOf = (security: PdfDictionary): string => {
  if (numberIn(security, 'V', 0) < 4) return 'V2';
  const filter = security.get('StmF');
  const filters = security.get('CF');
  if (!(filter instanceof PdfName) || filter.text === 'Identity' || !(filters instanceof PdfDictionary)) return 'None';
  const method = filters.get(filter.text);
  const name = method instanceof PdfDictionary ? method.get('CFM') : undefined;
  return name instanceof PdfName ? name.text : 'None';
};

/** Opens a stream of the object with this number and generation; `undefined`: it cannot be opened. */
export type Decrypter = (bytes: Buffer, number: number, generation: number) => Buffer | undefined;

/**
 * Opens what is encrypted without a password of the reader’s own, as files are that only may not be printed or copied;
 * `undefined`: a password or a certificate is needed. `id` is the first half of the trailer’s `ID`.
 */
export const decrypterFor = (security: PdfDictionary, id: PdfValue | undefined): Decrypter | undefined => {
  const handler = security.get('Filter');
  if (!(handler instanceof PdfName) || handler.text !== 'Standard') return undefined;
  const key = keyOf(security, Buffer.isBuffer(id) ? id : Buffer.alloc(0));
  if (!key) return undefined;
  const method = methodOf(security);
  return (bytes, number, generation) => {
    if (method === 'None') return bytes;
    const label = Buffer.alloc(8);
    label.writeUInt32LE(number >>> 0);
    label.writeUInt32LE(generation, 3); // its two lower bytes stand behind the number’s three
    const object = Buffer.concat([label.subarray(0, 3), label.subarray(3, 5)]);
    const ownKey = (salt: string): Buffer =>
      md5(key, object, Buffer.from(salt, 'latin1')).subarray(0, Math.min(16, key.length + 5));
    if (method === 'V2') return rc4(ownKey(''), bytes);
    if (bytes.length < 32 || bytes.length % 16) return undefined;
    const isNewest = method === 'AESV3';
    const streamKey = isNewest ? key : ownKey('sAlT');
    if (streamKey.length !== (isNewest ? 32 : 16)) return undefined;
    const opener = createDecipheriv(isNewest ? 'aes-256-cbc' : 'aes-128-cbc', streamKey, bytes.subarray(0, 16));
    return opener.setAutoPadding(false).update(bytes.subarray(16));
  };
};
