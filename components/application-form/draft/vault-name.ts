/** Name of the one database; apart from what reads it, so that whether it is there can be seen without that. */
export const vaultName = 'emploi-elements';

/**
 * Whether this device may keep something for the person. To ask creates nothing. Browsers that do not list their databases leave it
 * open.
 */
export const mayHoldSomething = async (): Promise<boolean> => {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === vaultName);
  } catch {
    return true;
  }
};
