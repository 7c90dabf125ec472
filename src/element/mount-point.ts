/** Reads an attribute of a tag, or its `data-…` twin on a placeholder. */
export type ReadAttribute = (attribute: string) => string | undefined;

/** Selector of mount points, and of custom elements of others that may contain some once they are defined. */
export const mountPoints = ':not(:defined),[data-emploi]';

/** The tag that a page wants here: the element's own, or, where a CMS loses tags it does not know, `data-emploi="offer-search"`. */
export const tagOf = (node: Element): string => {
  const name = node.getAttribute('data-emploi');
  return name ? `emploi-${name}` : node.localName;
};

export const attributesOf =
  (node: Element | null | undefined): ReadAttribute =>
  (attribute) =>
    (node?.getAttribute(attribute) || node?.getAttribute(`data-${attribute}`))?.trim();

/** Reads an attribute of a mount point or of the provider around it. For prefetching only: elements find a provider through shadow trees too. */
export const settingsOf = (node: Element): ReadAttribute => {
  const provider = node.parentElement?.closest('emploi-provider,[data-emploi=provider]');
  return (attribute) => attributesOf(node)(attribute) || attributesOf(provider)(attribute);
};
