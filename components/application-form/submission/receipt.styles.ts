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

  .tick-mark {
    display: inline-grid;
    place-items: center;
    inline-size: 1.75em;
    block-size: 1.75em;
    margin-inline-end: 0.25em;
    vertical-align: middle;
    border-radius: 50%;
    background: var(--_action);
    color: var(--_on-action);
  }

  /* What comes, one after the other. */
  .next {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    counter-reset: next;
    list-style: none;
  }

  .next li {
    position: relative;
    min-block-size: 2em;
    padding-inline-start: 2.75em;
    counter-increment: next;
  }

  .next li::before {
    content: counter(next);
    position: absolute;
    inset-inline-start: 0;
    display: grid;
    place-items: center;
    inline-size: 2em;
    block-size: 2em;
    border: var(--_border) solid var(--_edge);
    border-radius: 50%;
    font-weight: 600;
  }

  .next .hint {
    display: block;
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
