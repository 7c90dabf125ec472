import { css } from 'lit';

/** The look of what comes after the first step, and of what is wrong. */
export default css`
  /*
   * No keyboard without a ring: Chromium marks a date by its button for the calendar alone, and WebKit no choice that an arrow has
   * moved to. Whoever clicks sees it too.
   */
  :is(.date, .tick) input:focus-within {
    outline: 0.1875em solid var(--_focus);
    outline-offset: 0.125em;
    box-shadow: 0 0 0 0.4375em Canvas;
  }

  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    margin: 0;
    padding: 0.5em 0.75em;
    border: var(--_border) solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    max-inline-size: 100%;
    unicode-bidi: plaintext; /* what is typed has its own direction */
  }

  :is(textarea, select)[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  legend,
  .legend {
    padding: 0;
    font-weight: 600;
  }

  .tick {
    display: flex;
    gap: 0.625em;
    align-items: center;
    min-block-size: max(var(--_control), var(--_target));
    font-weight: 400;
    cursor: pointer;
  }

  .tick input {
    flex: none;
    inline-size: 1.375em;
    block-size: 1.375em;
    min-block-size: 0;
    accent-color: var(--_action);
  }

  /* A bar beside what is wrong: not told by its colour alone. */
  .wrong {
    padding-inline-start: 0.75em;
    border-inline-start: 0.25em solid var(--_danger);
  }

  #errors {
    gap: 0.5em;
    background: var(--_ground);
    color: var(--_on-ground);
    border-block: 1px solid var(--_danger);
    border-inline-end: 1px solid var(--_danger);
  }

  #errors a {
    display: inline-flex;
    padding-block: 0.25em;
    align-items: center;
    min-block-size: var(--_target);
    color: var(--_danger);
    font-weight: 600;
  }

  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }

  dt {
    font-size: 0.875em;
    color: var(--_muted);
  }

  dd {
    min-inline-size: 0;
  }
`;
