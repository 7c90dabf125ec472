import { css } from 'lit';

export default css`
  .narrowing,
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }

  .narrowing > button {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
  }

  .chips {
    flex: 1 0 100%;
    row-gap: 0;
  }

  /* Slim to the eye; the finger has the transparent edge too. */
  .chips .quiet {
    padding-block: 0;
    padding-inline: 0.75em;
    border: 0.25em solid transparent;
    border-inline-width: 0;
    border-radius: 99em;
    background-clip: padding-box;
    box-shadow: inset 0 0 0 1px var(--_line);
    font-weight: 400;
  }

  .chips .on {
    background-color: var(--_action);
    color: var(--_on-action);
  }

  .chips .link {
    min-block-size: var(--_target);
    padding-inline: 0.5em;
  }

  .sort {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    align-items: center;
    margin-inline-start: auto;
    font-weight: 400;
  }

  .sort select {
    inline-size: auto;
  }

  @media (forced-colors: active) {
    .chips .quiet {
      border: 1px solid ButtonText;
    }

    .chips .on {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }
  }
`;
