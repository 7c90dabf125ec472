import { css } from 'lit';

export default css`
  .device {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }

  .device .hint {
    margin-block-start: 0.25em;
  }

  dialog {
    max-inline-size: min(32em, 100% - 2em);
    padding: calc(var(--_space) * 1.5);
    border: var(--_border) solid var(--_edge);
    border-radius: calc(var(--_radius) * 1.5);
    background: Canvas;
    color: CanvasText;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
`;
