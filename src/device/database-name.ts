/** Name of the one database; apart from what reads it, so that whether it is there can be seen without that. */
export const databaseName = 'emploi-elements';

/**
 * Whether this device may keep something for the person. To ask creates nothing. Browsers that do not list their databases leave it
 * open.
 */
export const mayHaveStoredData = async (): Promise<boolean> => {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === databaseName);
  } catch {
    return true;
  }
};
