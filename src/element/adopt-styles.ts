import type { CSSResultOrNative } from 'lit';

/**
 * Lit's `adoptStyles` for an element that was moved into another document, of a frame or a window: a constructed style
 * sheet works only in the document it was made for. In a chunk of its own, since few pages do that.
 */
export const adoptStylesIn = (root: ShadowRoot, styles: readonly CSSResultOrNative[]): void => {
  const view = root.ownerDocument.defaultView;
  if (!view) return; // nobody sees it
  root.adoptedStyleSheets = styles.map((style) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync('cssText' in style ? style.cssText : [...style.cssRules].map(({ cssText }) => cssText).join('\n'));
    return sheet;
  });
};
