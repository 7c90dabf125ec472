import { css } from 'lit';

export default css`
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
    .tags li,
    .pending span {
      border: 1px solid CanvasText;
    }
  }
`;
