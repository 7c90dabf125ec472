import type { CSSResultOrNative } from 'lit';

/**
 * Lit's `adoptStyles` for an element that has moved into another document, a frame's or a window's: a style sheet works
 * only in the one it was made in. Apart, since few pages do that.
 */
export const dress = (root: ShadowRoot, styles: readonly CSSResultOrNative[]): void => {
  const view = root.ownerDocument.defaultView;
  if (!view) return; // nobody sees it
  root.adoptedStyleSheets = styles.map((style) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync('cssText' in style ? style.cssText : [...style.cssRules].map(({ cssText }) => cssText).join('\n'));
    return sheet;
  });
};
