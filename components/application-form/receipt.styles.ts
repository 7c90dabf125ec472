import { css } from 'lit';

export default css`
  .receipt {
    padding: calc(var(--_space) * 1.25);
    border: 1px solid var(--_line);
    border-inline-start: 0.25em solid var(--_action);
    border-radius: var(--_radius);
  }

  .receipt ul {
    display: grid;
    gap: 0.5em;
  }

  .next {
    padding-inline-start: 1.25em;
    list-style: disc;
  }

  .next a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
  }

  .receipt code {
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
`;
