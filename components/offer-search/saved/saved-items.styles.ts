import { css } from 'lit';

/** The look of what is kept on the device; it comes with it. */
export default css`
  .saved {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    padding: calc(var(--_space) * 1.25);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
  }

  .saved li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em 1em;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.5em;
    border-block-end: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }

  .saved li > :first-child {
    flex: 1 1 16em;
    min-inline-size: 0;
  }

  .saved button.link {
    min-block-size: var(--_target);
  }

  .agree {
    display: flex;
    gap: 0.75em;
    align-items: center;
    min-block-size: max(var(--_control), var(--_target));
    font-weight: 400;
  }

  .agree input {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    min-block-size: 0;
    accent-color: var(--_action);
  }
`;
