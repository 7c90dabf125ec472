import { css } from 'lit';

export default css`
  /* A column is as wide as there is room, not as its fields would like to be with large text. */
  .search,
  .offer,
  form {
    grid-template-columns: minmax(0, 1fr);
  }

  .search,
  .offer {
    display: grid;
    gap: var(--_space);
    justify-items: start;
    overflow-wrap: anywhere; /* names of companies, and what was typed, may have no space */
  }

  .search > * {
    justify-self: stretch;
  }

  /* Below the heading, which stands outside. */
  .search {
    padding-block-start: var(--_space);
  }

  form {
    display: grid;
    gap: var(--_space);
    align-items: start;
    padding: calc(var(--_space) * 1.25);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_raised);
  }

  form button {
    inline-size: 100%;
  }

  @container (min-width: 38em) {
    form {
      grid-template-columns: minmax(0, 2fr) minmax(0, 2fr) auto;
    }

    form.around {
      grid-template-columns: minmax(0, 2fr) minmax(0, 2fr) minmax(0, 1.25fr) auto;
    }

    /* In line with the fields, below the height of a label. */
    form button {
      inline-size: auto;
      margin-block-start: 1.875em;
    }
  }

  .combobox {
    position: relative;
  }

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

  .status {
    min-block-size: 1.5em;
    font-weight: 600;
  }

  .narrowing {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1.5em;
    align-items: center;
    justify-content: space-between;
  }

  .sort {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    align-items: center;
  }

  .sort select {
    inline-size: auto;
  }

  .cards {
    border-block-start: 1px solid var(--_line);
  }

  .card {
    display: grid;
    gap: 0.375em;
    padding-block: var(--_space);
    border-block-end: 1px solid var(--_line);
  }

  /* Behind the first page, cards out of sight cost nothing until they come near. The size is that of a usual card. */
  .card:nth-child(n + 21) {
    content-visibility: auto;
    contain-intrinsic-size: auto 9.5em;
    overflow-clip-margin: 0.5em;
  }

  .title {
    font-family: inherit;
    font-weight: 700;
    line-height: inherit;
    text-decoration-color: color-mix(in srgb, currentColor 35%, transparent);
  }

  .title:hover {
    text-decoration-color: currentColor;
  }

  button.title {
    min-block-size: 1.5em;
  }

  /* As high as a finger needs, without pushing the lines apart. */
  .card h3 {
    position: relative;
  }

  .title::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block: min(0px, calc((100% - var(--_target)) / 2));
  }

  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
  }

  .tags li {
    padding: 0.125em 0.625em;
    border-radius: 99em;
    background: var(--_raised);
    font-size: 0.875em;
  }

  .more {
    justify-self: center;
  }

  .pending span {
    inline-size: 40%;
    block-size: 1em;
    margin-block: 0.25em;
    border-radius: var(--_radius);
    background: var(--_raised);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .pending span:first-child {
    inline-size: 65%;
    block-size: 1.25em;
  }

  .pending span:last-child {
    inline-size: 25%;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .pending span {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    form,
    .tags li,
    .pending span {
      border: 1px solid CanvasText;
    }

    .suggestions [aria-selected='true'] {
      outline: 0.1875em solid Highlight;
      outline-offset: -0.1875em;
    }
  }
`;
