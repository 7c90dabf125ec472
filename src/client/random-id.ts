/** 128 random bits. `crypto.randomUUID` is missing on pages without HTTPS. */
export const randomId = (): string =>
  crypto.getRandomValues(new Uint8Array(16)).reduce((key, byte) => key + (256 + byte).toString(16).slice(1), '');
