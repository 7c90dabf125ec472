import { css } from 'lit';

/** The look of the filters; it comes with them. */
export default css`
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(16em, 100%), 1fr));
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.25);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
  }

  .filters fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .filters legend {
    padding: 0;
    font-weight: 600;
  }

  .filters .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.625em;
    align-items: center;
    min-block-size: max(var(--_control), var(--_target));
    padding-block: 0.25em;
    font-weight: 400;
    line-height: 1.35;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .filters .choice:has(:disabled) {
    color: var(--_muted);
    cursor: default;
  }

  .filters :is([type='radio'], [type='checkbox']) {
    inline-size: 1.25em;
    block-size: 1.25em;
    min-block-size: 0;
    accent-color: var(--_action);
  }

  .filters .done {
    grid-column: 1 / -1;
  }

  .filters [type='search'] {
    margin-block: 0.375em;
  }

  .long {
    max-block-size: 18em;
    overflow-y: auto;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }

  .chips button {
    padding-inline: 0.875em;
    font-weight: 400;
  }
`;
