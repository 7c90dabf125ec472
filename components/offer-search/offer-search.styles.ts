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

  .status {
    min-block-size: 1.5em;
    font-size: 1.125em;
    font-weight: 600;
  }
`;
