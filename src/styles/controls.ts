import { css } from 'lit';

/** Buttons, links and fields, the same in every element. Targets are at least 44 px high (WCAG 2.5.5), but where a mouse asks for less. */
export const controls = css`
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    margin: 0;
    min-block-size: max(var(--_control), var(--_target));
    border-radius: var(--_radius);
  }

  button {
    padding: 0.375em 1.25em;
    border: var(--_border) solid var(--_action-edge);
    background: var(--_action);
    color: var(--_on-action);
    font-weight: 600;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  /* Larger and not darker: the text on it stays as legible as it was. */
  button:not(.quiet, .link):hover {
    box-shadow: 0 0 0 0.125em var(--_action);
  }

  button.quiet {
    background: none;
    border-color: var(--_edge);
    color: var(--_link);
  }

  button.quiet:hover {
    background: var(--_raised);
  }

  button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: progress;
  }

  a,
  button.link {
    color: var(--_link);
    text-decoration: underline;
    text-decoration-thickness: 0.08em;
    text-underline-offset: 0.2em;
    overflow-wrap: anywhere;
  }

  a:hover,
  button.link:hover {
    text-decoration-thickness: 0.14em;
  }

  button.link {
    padding: 0;
    min-block-size: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    text-align: inherit;
  }

  .field {
    display: grid;
    gap: 0.375em;
    align-content: start;
    position: relative;
    min-inline-size: 0;
  }

  label {
    font-weight: 600;
  }

  .hint {
    font-weight: 400;
    font-size: 0.875em;
    color: var(--_muted);
  }

  /* An address or a code without a space breaks before it widens the column it is in. */
  .hint,
  .error {
    overflow-wrap: anywhere;
  }

  .error {
    color: var(--_danger);
    font-size: 0.875em;
    font-weight: 600;
  }

  input,
  select {
    inline-size: 100%;
    padding: 0.375em 0.75em;
    border: var(--_border) solid var(--_edge);
    background: var(--_surface);
    unicode-bidi: plaintext; /* what is typed has its own direction */
  }

  /* iOS zooms into a field of smaller letters, and does not zoom out again. */
  @media (pointer: coarse) {
    .sealed :is(input, select, textarea) {
      font-size: max(1em, 16px);
    }
  }

  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }

  select option {
    background: Canvas;
    color: CanvasText;
  }

  input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .notice {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    justify-items: start;
    padding: calc(var(--_space) * 1.25);
    border-inline-start: 0.25em solid var(--_action);
    border-radius: var(--_radius);
    background: var(--_raised);
    overflow-wrap: anywhere; /* Firefox breaks no code for the support at its hyphens */
  }

  .notice.failed {
    border-inline-start-color: var(--_danger);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    align-items: center;
  }

  .actions a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }

    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
