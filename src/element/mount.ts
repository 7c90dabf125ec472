/**
 * Puts a defined element into its placeholder, around the content of the placeholder, which stays with the styles the page
 * has for it. Only attributes that the element knows are taken: `data-onclick` must not become a handler. Apart, so
 * that pages which can write tags do not load it.
 */
export const mount = (node: Element, tag: string, attributes: readonly string[] = []): void => {
  if (node.querySelector(tag)) return; // a copied page brings it along
  const element = document.createElement(tag);
  for (const name of attributes) {
    const value = node.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
  element.append(...node.childNodes);
  node.append(element);
};
