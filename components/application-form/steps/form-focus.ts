import type { FocusOptions } from '../../../src/element/focus.ts';

/** Where the focus goes in the form: to the file that it was at, to the button that leads on, else to a title. */
export const formFocus: FocusOptions = {
  candidates: (lost, root) => {
    const file = lost.find((element) => element.matches('.file'));
    const isInForm = lost.some((element) => element.matches('form'));
    return [file ? `#${file.id} button` : '', isInForm ? '#go' : '', '#step-title', 'h2']
      .filter(Boolean)
      .map((selector) => root.querySelector<HTMLElement>(selector));
  },
  scroll: (target) => target.scrollIntoView({ block: 'nearest' }),
};
