import { html, render } from 'lit';

const page: Pick<typeof globalThis, 'console'> & { readonly ShadyDOM?: { readonly inUse?: unknown } } = globalThis;

/**
 * Why no element can be drawn on this page, if so: then none is defined, and what stands inside the tags stays. A page may
 * allow no Trusted Types policy of ours, or force a polyfill of shadow trees that shows them without styles.
 */
export const unsupportedReason = (): unknown => {
  if (page.ShadyDOM?.inUse === true) return 'ShadyDOM is forced on this page';
  try {
    render(html`<p></p>`, document.createDocumentFragment());
    return undefined;
  } catch (error) {
    return error;
  }
};
