/** Reads an attribute, of a tag or `data-…` of what stands in for one. */
export type Read = (attribute: string) => string | undefined;

/** Places to be, and elements of others that may hold some once they are defined. */
export const places = ':not(:defined),[data-emploi]';

/** The tag that a page wants here: the element's own, or, where a CMS loses tags it does not know, `data-emploi="offer-search"`. */
export const tagAt = (node: Element): string => {
  const name = node.getAttribute('data-emploi');
  return name ? `emploi-${name}` : node.localName;
};

export const readerOf =
  (node: Element | null | undefined): Read =>
  (attribute) =>
    (node?.getAttribute(attribute) || node?.getAttribute(`data-${attribute}`))?.trim();

/** Reads what is said at a place or around it. For early questions only: elements find a provider through shadow trees too. */
export const settingAt = (node: Element): Read => {
  const provider = node.parentElement?.closest('emploi-provider,[data-emploi=provider]');
  return (attribute) => readerOf(node)(attribute) || readerOf(provider)(attribute);
};
