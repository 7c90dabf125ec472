import { css } from 'lit';

/**
 * What every element shares before any control. A template has one `.frame`, and in it whatever is ours stands in a
 * `.sealed`: there the page's inheritance ends, but for what makes an element look at home. Slots stand in the frame and
 * outside of it, so that the page's own content keeps the page's styles.
 */
export const base = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  /* The page decides how wide the element is, so the element asks itself and not the screen. */
  .frame {
    container-type: inline-size;
    writing-mode: horizontal-tb;
  }

  .sealed {
    all: initial;
    display: block;
    color: inherit;
    color-scheme: inherit;
    line-height: 1.5;
    text-align: start;
    -webkit-user-select: text;
    user-select: text;
    /* What the page hides, or takes out of reach, stays so. */
    visibility: inherit;
    pointer-events: inherit;
    /* The language, which Chromium forgets with all the rest. */
    -webkit-locale: inherit;
  }

  *,
  .sealed,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  h2,
  h3,
  h4 {
    font-weight: var(--_weight-heading);
    line-height: 1.25;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }

  h2 {
    font-size: var(--_size-heading);
  }

  h3 {
    font-size: 1.125em;
  }

  h4 {
    font-size: 1em;
  }

  ul {
    list-style: none;
  }

  [hidden] {
    display: none !important;
  }

  :focus {
    outline: none;
  }

  /* Two rings, a dark and a light one: one of them shows on any ground. */
  :focus-visible {
    outline: 0.1875em solid var(--_focus);
    outline-offset: 0.125em;
    box-shadow: 0 0 0 0.4375em Canvas !important;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
