/** Languages the elements speak. French is the language of the sources. */
const spoken = ['fr'];

/**
 * The `lang` an element must carry so that screen readers pronounce it right: set where the page around it is in a
 * language the elements do not speak, or in none (WCAG 3.1.2).
 */
export const languageFor = (element: Element): string | undefined => {
  if (element.hasAttribute('lang')) return undefined;
  const around = element.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang;
  return spoken.some((language) => around === language || around.startsWith(`${language}-`)) ? undefined : spoken[0];
};
