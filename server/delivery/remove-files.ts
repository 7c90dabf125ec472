import type { RemovalStore } from '../stores/removals.ts';

/** Removes the bytes of a file; does nothing where they are gone already. */
export type RemoveFile = (documentId: string) => Promise<void>;

/** Removes the bytes of the files that were forgotten. What cannot be removed now is removed later. */
export const removeFiles = async (removals: RemovalStore, removeFile: RemoveFile): Promise<void> => {
  for (let document = await removals.take(); document !== undefined; document = await removals.take())
    try {
      await removeFile(document);
      await removals.done(document);
    } catch (error) {
      console.error(`A file could not be removed, and will be later (document ${document}):`, error);
    }
};
