import { css } from 'lit';

export default css`
  /* A column is as wide as there is room, not as its fields would like to be with large text. */
  .search,
  .offer,
  .list,
  .cards,
  form {
    grid-template-columns: minmax(0, 1fr);
  }

  .search,
  .offer,
  .list {
    display: grid;
    gap: var(--_space);
    justify-items: start;
    overflow-wrap: anywhere; /* names of companies, and what was typed, may have no space */
  }

  .list > .cards,
  .list > .ways {
    justify-self: stretch;
  }

  /* Whatever comes to the top leaves room for what pages keep there. */
  [tabindex='-1'],
  form {
    scroll-margin-block-start: 5em;
  }

  .folded .status {
    scroll-margin-block-start: 9em;
  }

  /* With large text, words need the room more than edges do. */
  button:not(.link) {
    padding-inline: clamp(0.5em, 6cqi, 1.25em);
    overflow-wrap: break-word;
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

  .folded > form {
    display: none;
  }

  .summary {
    display: flex;
    gap: var(--_space);
    align-items: center;
    justify-content: space-between;
    padding: 0.375em 0.375em 0.375em var(--_space);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_raised);
  }

  .summary p {
    min-inline-size: 0;
    font-weight: 600;
  }

  .summary button {
    flex: none;
  }

  @container (min-width: 38em) {
    .folded > form {
      display: grid;
    }

    .summary {
      display: none;
    }

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
    font-size: 1.125em;
    font-weight: 600;
  }

  .narrowing,
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }

  .narrowing > button {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
  }

  .chips {
    flex: 1 0 100%;
    row-gap: 0;
  }

  /* Slim to the eye; the finger has the transparent edge too. */
  .chips .quiet {
    padding-block: 0;
    padding-inline: 0.75em;
    border: 0.25em solid transparent;
    border-inline-width: 0;
    border-radius: 99em;
    background-clip: padding-box;
    box-shadow: inset 0 0 0 1px var(--_line);
    font-weight: 400;
  }

  .chips .on {
    background-color: var(--_action);
    color: var(--_on-action);
  }

  .chips .link {
    min-block-size: var(--_target);
    padding-inline: 0.5em;
  }

  .sort {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    align-items: center;
    margin-inline-start: auto;
    font-weight: 400;
  }

  .sort select {
    inline-size: auto;
  }

  .cards {
    display: grid;
    gap: 0.75em;
  }

  .card {
    position: relative;
    isolation: isolate;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.375em 1em;
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .card:hover {
    border-color: var(--_edge);
    background: var(--_raised);
  }

  /* Behind the first page, cards out of sight cost nothing until they come near. The size is that of a usual card. */
  .card:nth-child(n + 21) {
    content-visibility: auto;
    contain-intrinsic-size: auto 10em;
  }

  .card > * {
    grid-column: 1 / -1;
  }

  /* Words can be selected: they lie over the title, which takes the whole card. */
  .card > :not(h3) {
    justify-self: start;
    z-index: 1;
  }

  .card .title {
    font-family: inherit;
    font-size: 1em;
    font-weight: 700;
    line-height: inherit;
    text-decoration-color: transparent;
  }

  .card:hover .title,
  .card .title:focus-visible {
    text-decoration-color: currentColor;
  }

  .title::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }

  .card > .when {
    order: 1;
    justify-self: end;
  }

  .gist,
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
  }

  .gist li {
    position: relative;
    padding-inline-start: 1.625em;
  }

  .gist .icon {
    position: absolute;
    inset-block-start: 0.125em;
    inset-inline-start: 0;
    color: var(--_muted);
  }

  .tags {
    gap: 0.375em;
  }

  .tags li {
    padding: 0.125em 0.625em;
    border-radius: 99em;
    background: var(--_raised);
    font-size: 0.875em;
  }

  @container (min-width: 38em) {
    .card > h3 {
      grid-column: 1;
    }

    .card > .when {
      grid-area: 1 / 2;
      order: 0;
    }
  }

  .more {
    justify-self: center;
  }

  .ways {
    grid-template-columns: auto minmax(0, 1fr);
  }

  .ways > .icon {
    inline-size: 1.5em;
    block-size: 1.5em;
    color: var(--_link);
  }

  .ways > .actions {
    grid-column: 1 / -1;
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
    .summary,
    .tags li,
    .pending span {
      border: 1px solid CanvasText;
    }

    .chips .quiet {
      border: 1px solid ButtonText;
    }

    .chips .on {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }

    .suggestions [aria-selected='true'] {
      outline: 0.1875em solid Highlight;
      outline-offset: -0.1875em;
    }
  }
`;
