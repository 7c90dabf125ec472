/** Release this code belongs to; a test keeps it equal to `package.json`. */
export const version = '1.0.0';

/** Releases of one major version share what is on the page, and answer to `<tag-v1>`. */
export const major = '1';
