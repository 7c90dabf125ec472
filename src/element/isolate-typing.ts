/** Keys that a page may handle wherever the focus is, to close a dialog of its own for example. They type nothing. */
const pageKeys = /^(?:Escape|Enter|Tab|F\d+|Shift|Control|Alt|Meta)$/;

const isTyping = (event: KeyboardEvent): boolean => {
  if (event.isComposing) return true;
  // AltGr, which writes @ and € on French keyboards, is Ctrl and Alt to some systems.
  const isShortcut = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  return !isShortcut && !pageKeys.test(event.key);
};

const stopTyping = (event: Event): void => {
  if (
    event instanceof KeyboardEvent &&
    event.target instanceof Element &&
    event.target.matches('input, textarea, select') &&
    isTyping(event)
  )
    event.stopPropagation();
};

/**
 * Keeps what is typed into a field in `root` from the page. Its shortcuts would take `/` or `j` for theirs: they see our tag as the
 * target, where they look for a field. Fields in `root` have heard the key by then, and the browser does what it does.
 */
export const isolateTyping = (root: ShadowRoot | HTMLElement): void => {
  for (const type of ['keydown', 'keypress', 'keyup']) root.addEventListener(type, stopTyping);
};
