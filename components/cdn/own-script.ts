/** What the addresses of one build end with. */
declare const __BUILD__: string;

/**
 * The folder this file comes from, where a gateway serves it; empty in a copy, which has none of its other files beside it. It runs as
 * a module and, where a CMS takes `type="module"` away, as a classic script, which may not say `import.meta`, and whose address a
 * browser hides from `import()` when it is on another site. So the browser's trace of this very line says it. Nothing that stands in
 * the page can: an `<img name="currentScript">` would.
 */
export const folder: string = /\bhttps?:\/\/[^\s()/]+\/sdk\/[\d.]+\/(?=loader\.js)/.exec(`${new Error().stack}`)?.[0] ?? '';

/** The address of one of the files that it loads, by its name: no list of them is carried, however many elements there are. */
export const part = (name: string): string => `${folder}parts/${name}-${__BUILD__}.js`;
