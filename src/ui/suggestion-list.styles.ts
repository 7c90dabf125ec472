import { css } from 'lit';

export default css`
  .suggestions {
    position: absolute;
    z-index: 1;
    inset-block-start: 100%;
    inset-inline: 0;
    max-block-size: 20em;
    overflow-y: auto;
    padding-block: 0.25em;
    border: var(--_border) solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
    color: var(--_on-ground);
    box-shadow: var(--_shadow);
  }

  /* A field that has the whole screen: its name and the way back stay above a list that scrolls. */
  .field[popover] {
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
    align-items: center;
    background: var(--_ground);
    color: var(--_on-ground);
  }

  .field[popover] > :not(label, button) {
    grid-column: 1 / -1;
  }

  .field[popover] .combobox {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    align-self: stretch;
  }

  .field[popover] .suggestions {
    position: static;
    max-block-size: none;
  }

  .suggestions li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    justify-content: space-between;
    align-items: center;
    min-block-size: max(var(--_control), var(--_target));
    padding: 0.25em 0.75em;
    cursor: pointer;
  }

  .suggestions li:hover {
    background: var(--_raised);
  }

  .suggestions [aria-selected='true'] {
    outline: 0.125em solid var(--_action-edge);
    outline-offset: -0.125em;
    background: var(--_action);
    color: var(--_on-action);
  }

  .suggestions [aria-selected='true'] .hint {
    color: inherit;
  }

  @media (forced-colors: active) {
    .suggestions [aria-selected='true'] {
      outline: 0.1875em solid Highlight;
      outline-offset: -0.1875em;
    }
  }
`;
