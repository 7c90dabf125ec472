import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares a secret with what was sent, in a time that tells nothing of it. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
