/** What an element stands in as it is drawn: its slot, its parent, or the host of its shadow tree (CSS Scoping, « flat tree »). */
export const flatParent = (element: Element): Element | null => {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};
