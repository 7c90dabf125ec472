import { css } from 'lit';

/** The look of an offer that is being read; it comes with the first one. */
export default css`
  .offer section {
    display: grid;
    gap: var(--_space);
    justify-items: start;
  }

  .facts,
  .origin,
  .related,
  .related .cards {
    justify-self: stretch;
  }

  .offer {
    gap: calc(var(--_space) * 1.25);
  }

  .offer > h3 {
    font-size: 1.5em;
  }

  .offer h4 {
    margin-block-start: 0.5em;
    font-size: 1.125em;
  }

  .lines {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  /* A paragraph in French begins at the left of a page that begins at the right. */
  p.lines > [dir]:only-child {
    display: block;
  }

  .lines,
  .bullets {
    max-inline-size: 70ch;
  }

  .facts {
    display: grid;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.25);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_raised);
  }

  @container (min-width: 30em) {
    .facts {
      grid-template-columns: repeat(auto-fill, minmax(13em, 1fr));
    }
  }

  dt {
    font-size: 0.875em;
    color: var(--_muted);
  }

  .group {
    display: grid;
    gap: 0.25em;
  }

  .group > p {
    font-weight: 600;
  }

  .bullets {
    padding-inline-start: 1.25em;
    list-style: disc;
  }

  .button {
    display: inline-flex;
    align-items: center;
    min-block-size: max(var(--_control), var(--_target));
    padding: 0.375em 1.25em;
    border: var(--_border) solid var(--_action-edge);
    border-radius: var(--_radius);
    background: var(--_action);
    color: var(--_on-action);
    font-weight: 600;
    text-decoration: none;
  }

  .button:hover {
    text-decoration: underline;
  }

  .origin {
    display: grid;
    gap: 0.5em;
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  .origin img {
    display: block;
    block-size: 2.5em;
    inline-size: auto;
    max-inline-size: 100%;
    padding: 0.25em;
    background: #fff;
  }

  /* Beside the results where there is room; in their place where there is none. */
  .split > .search {
    display: none;
  }

  @container (min-width: 56em) {
    .split {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      gap: calc(var(--_space) * 2);
      align-items: start;
    }

    .split > .search {
      display: grid;
    }

    /* The fields stand one below the other in half the width. */
    .split > .search form {
      grid-template-columns: minmax(0, 1fr);
    }

    .split > .offer {
      position: sticky;
      inset-block-start: 0;
      max-block-size: 100dvh;
      overflow-y: auto;
      padding: 0.5em;
    }
  }

  @media (forced-colors: active) {
    .facts,
    .button {
      border: 1px solid CanvasText;
    }
  }
`;
