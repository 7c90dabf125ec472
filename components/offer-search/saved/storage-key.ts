/** Name of the one entry in `localStorage`; apart from what reads it, so that whether it is there can be seen without that. */
export const storageKey = 'emploi-elements';
