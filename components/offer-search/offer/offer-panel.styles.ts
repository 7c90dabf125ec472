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
    font-size: clamp(1.125em, 6.5cqi, 1.5em);
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

  .apply {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em 1.25em;
    align-items: center;
  }

  .apply > :is(button, .button) {
    justify-content: center;
    min-block-size: max(var(--_control), 3em);
    padding-inline: 2em;
    font-size: 1.0625em;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    border: var(--_border) solid var(--_action-edge);
    border-radius: var(--_radius);
    background: var(--_action);
    color: var(--_on-action);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
  }

  .button:hover {
    box-shadow: 0 0 0 0.125em var(--_action);
  }

  .offer .quiet {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
  }

  .back .icon:dir(rtl) {
    transform: scaleX(-1);
  }

  /* Small beside the one that matters. */
  .tools {
    justify-self: stretch;
  }

  .tools .actions {
    gap: 0.25em 1em;
  }

  .tools .quiet {
    padding-inline: 0.5em;
    border-color: transparent;
    font-size: 0.9375em;
    font-weight: 400;
  }

  .tools .on .icon {
    fill: currentColor;
  }

  /* On a phone the way to apply stays under the thumb, as long as the screen has room for the offer too. */
  @container (max-width: 37.99em) {
    .tools .actions {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(4.75em, 1fr));
      gap: 0.25em;
      align-items: start;
    }

    .tools .quiet {
      flex-direction: column;
      gap: 0.25em;
      min-inline-size: 0;
      padding: 0.375em 0.125em;
      font-size: 0.8125em;
      overflow-wrap: anywhere;
      line-height: 1.3;
    }

    .apply {
      justify-self: stretch;
    }

    .apply > :is(button, .button) {
      inline-size: 100%;
    }
  }

  @media (min-height: 28em) {
    @container (max-width: 37.99em) {
      .apply {
        position: sticky;
        z-index: 2;
        inset-block-end: 0;
        order: 1;
        padding-block: 0.75em;
        border-block-start: 1px solid var(--_line);
        background: var(--_ground);
        color: var(--_on-ground);
      }

      /* What has the focus is not under it. */
      .offer :is(a, button) {
        scroll-margin-block-end: 6em;
      }
    }
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
