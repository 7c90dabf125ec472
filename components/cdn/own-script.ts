/**
 * The folder this file comes from. It runs as a module and, where a CMS takes `type="module"` away, as a classic script,
 * which may not say `import.meta`, and whose address a browser hides from `import()` when it is on another site. So the
 * browser's trace of this very line says it. Nothing that stands in the page can: an `<img name="currentScript">` would.
 */
export const folder: string = /\bhttps?:\/\/[^\s()]+\/(?=loader\.js)/.exec(`${new Error().stack}`)?.[0] ?? '';

/** The address of a file beside this one. */
export const part = (file: string): string => folder + file;
