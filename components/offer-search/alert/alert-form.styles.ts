import { css } from 'lit';

/** The look of the form that asks for new offers by mail; it comes with it. */
export default css`
  .alert {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    padding: calc(var(--_space) * 1.25);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
  }

  .alert form {
    padding: 0;
    background: none;
  }

  .alert fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .alert legend {
    padding: 0;
    font-weight: 600;
  }

  .alert fieldset label {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: max(var(--_control), var(--_target));
    font-weight: 400;
  }

  .alert [type='radio'] {
    inline-size: 1.25em;
    block-size: 1.25em;
    min-block-size: 0;
    accent-color: var(--_action);
  }

  .alert .field {
    max-inline-size: 30em;
  }
`;
