import { minifyHTMLLiterals } from 'minify-literals';
import type { Plugin } from 'vite';

const note = /,\s*\{\s*desc: '[^']*',?\s*\}/g;

/** Takes what translators are told out of `msg()`. */
export const dropNotes = (): Plugin => ({
  name: 'drop-notes',
  enforce: 'pre',
  transform: (code, id) => (/\/(?:src|components)\/.*\.ts$/.test(id) && code.includes('desc: ') ? code.replace(note, '') : null),
});

/** Takes the white space out of the `html` and `css` templates of our own sources. */
export const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  enforce: 'pre',
  async transform(code, id) {
    if (!/\/(?:src|components)\/.*\.ts$/.test(id) || !/(?:html|css)`/.test(code)) return null;
    const minified = await minifyHTMLLiterals(code, { fileName: id });
    return minified && { code: minified.code, map: minified.map?.toString() ?? null };
  },
});
