import { css } from 'lit';

export default css`
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
    padding-block-end: var(--_space);
    border-block-end: 1px solid var(--_line);
  }

  .part .title {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: center;
    justify-content: space-between;
  }

  .part .link {
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
  }

  .lines {
    white-space: pre-line;
  }
`;
