/** Where the bytes of files have got to, so that a file that is chosen again goes on where it was. */
export interface UploadMemory {
  /** The address of the upload that a file of this fingerprint belongs to. */
  get(fingerprint: string): Promise<string | undefined>;
  set(fingerprint: string, address: string): Promise<void>;
  delete(fingerprint: string): Promise<void>;
}

/** Remembers as long as the page is open: nothing is kept on the device. */
export const passingMemory = (): UploadMemory => {
  const addresses = new Map<string, string>();
  return {
    get: (fingerprint) => Promise.resolve(addresses.get(fingerprint)),
    set: async (fingerprint, address) => void addresses.set(fingerprint, address),
    delete: async (fingerprint) => void addresses.delete(fingerprint),
  };
};
