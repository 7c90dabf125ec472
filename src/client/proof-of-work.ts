import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

import type { Challenge, Work } from '../contract/index.ts';

/**
 * Does the work a session costs, and gives it back as it is sent. The browser derives the keys beside the page, which goes on
 * meanwhile; it does so on pages with HTTPS only (Web Cryptography API).
 */
export const proofOfWork = async (challenge: Challenge): Promise<string> => {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('The work that opens a session was not done in time');
  const { counter, derivedKey } = solution;
  const work: Work = { challenge, solution: { counter, derivedKey } };
  return btoa(JSON.stringify(work)); // hexadecimal and numbers: nothing that Base64 has no place for
};
