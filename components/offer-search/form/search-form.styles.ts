import { css } from 'lit';

export default css`
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

  @media (forced-colors: active) {
    form,
    .summary {
      border: 1px solid CanvasText;
    }
  }
`;
