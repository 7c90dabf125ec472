import { css } from 'lit';

/** The look of the filters; it comes with them. */
export default css`
  /* Beside the results. */
  .beside {
    display: grid;
    grid-template-columns: 17em minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    align-items: start;
  }

  .beside > .filters {
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
  }

  .filters {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    padding: var(--_space) var(--_space) 0;
  }

  /* Over the page: along its edge, and on a phone the whole of it. */
  .sheet {
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: min(26em, 100%);
    block-size: auto;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow-y: auto;
    background: var(--_ground);
    color: var(--_on-ground);
    box-shadow: var(--_shadow);
  }

  @supports (overscroll-behavior: contain) {
    .sheet {
      overscroll-behavior: contain;
    }
  }

  .sheet::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  @media (max-width: 40em) {
    .sheet {
      inline-size: 100%;
    }
  }

  .sheet > header,
  .filters > .done {
    position: sticky;
    z-index: 1;
    background: var(--_ground);
    color: var(--_on-ground);
  }

  .sheet > header {
    inset-block-start: 0;
    display: flex;
    gap: var(--_space);
    align-items: center;
    justify-content: space-between;
    padding: 0.5em var(--_space);
    border-block-end: 1px solid var(--_line);
    font-weight: 700;
  }

  .sheet > header > button {
    flex: none;
  }

  .filters > .done {
    inset-block-end: 0;
    margin-inline: calc(var(--_space) * -1);
    padding: 0.75em var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  .done button {
    inline-size: 100%;
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

  .filters [type='search'] {
    margin-block: 0.375em;
  }

  .long {
    max-block-size: 18em;
    overflow-y: auto;
  }

  .sheet .long {
    max-block-size: none;
  }
`;
