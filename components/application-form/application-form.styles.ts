import { css } from 'lit';

export default css`
  .whole {
    display: contents;
  }

  .content,
  form,
  .step,
  .receipt,
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.25);
    overflow-wrap: break-word; /* names of companies, and what was typed, may have no space */
  }

  .content {
    padding-block-start: var(--_space);
    max-inline-size: 44em;
  }

  form {
    padding: calc(var(--_space) * 1.25);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_raised);
  }

  .target {
    padding-block: 0.375em var(--_space);
    overflow-wrap: break-word;
  }

  /* As far as one has come: a line for each step, with its name below where there is room for all. */
  .steps {
    display: flex;
    gap: 0.375em;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .steps li {
    flex: 1;
    min-inline-size: 0;
    padding-block-start: 0.375em;
    border-block-start: 0.25em solid var(--_line);
    font-size: 0.875em;
    color: var(--_muted);
  }

  .steps :is(.done, [aria-current]) {
    border-color: var(--_action);
  }

  .steps [aria-current] {
    font-weight: 600;
    color: inherit;
  }

  .steps + h3 {
    scroll-margin-block-start: 6em; /* the steps stay in sight above it */
  }

  @container (max-width: 37.9375em) {
    .steps li > span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  .optional {
    font-weight: 400;
  }

  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.25);
    align-items: end;
  }

  @container (min-width: 38em) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  /* As wide as what goes in. */
  .field:is(.tel, .date, .decimal) input {
    max-inline-size: 16em;
  }

  fieldset {
    gap: 0.25em;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .suggestion {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
  }

  form .notice:not(#errors) {
    background: var(--_ground);
    color: var(--_on-ground);
  }

  .information {
    max-inline-size: 44em;
    gap: 0.5em;
    padding: var(--_space);
  }

  summary {
    min-block-size: var(--_target);
    padding-block: 0.5em;
    color: var(--_link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .information details p {
    margin-block-end: 0.5em;
  }

  @media (forced-colors: active) {
    form {
      border: 1px solid CanvasText;
    }

    .steps li:not(.done, [aria-current]) {
      border-block-start-style: dotted;
    }
  }
`;
