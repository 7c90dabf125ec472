import { css } from 'lit';

export default css`
  .content {
    display: grid;
    gap: var(--_space);
  }
`;
