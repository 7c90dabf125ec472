import { css } from 'lit';

/** The look of the fields for files; it comes with them. */
export default css`
  .files {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
  }

  .way {
    position: relative;
    flex: 1 1 16em;
    display: grid;
    min-inline-size: 0;
  }

  /* Over its label and not seen: a finger that feels its way over the screen finds it where the label is. */
  .way input {
    position: absolute;
    inset: 0;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .files :is(.drop, .camera) {
    display: grid;
    gap: 0.125em;
    align-content: center;
    justify-items: center;
    min-block-size: calc(max(var(--_control), var(--_target)) * 1.5);
    padding: 0.75em 1em;
    border: max(var(--_border), 0.125em) dashed var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: center;
  }

  .files .camera {
    border-style: solid;
    color: var(--_link);
  }

  .files .invitation {
    color: var(--_link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .way:hover :is(.drop, .camera),
  .files[data-over] .drop {
    background: var(--_raised);
    border-color: var(--_link);
  }

  .files[data-over] .drop {
    border-style: solid;
  }

  /* The field itself is not seen: what lies around it has the rings. */
  .ring {
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
    pointer-events: none;
  }

  .files input:focus-visible + .ring {
    outline: 0.1875em solid var(--_focus);
    outline-offset: 0.125em;
    box-shadow: 0 0 0 0.4375em Canvas;
  }

  .files .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .files .file {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25em 1em;
    align-items: center;
    padding-block: 0.625em;
    border-block-end: 1px solid var(--_line);
  }

  .files .name {
    font-weight: 600;
    overflow-wrap: break-word;
  }

  .files .state {
    font-variant-numeric: tabular-nums;
  }

  @container (min-width: 26em) {
    .files .file {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .files .state {
      text-align: end;
    }
  }

  .files .file > :is(progress, .error, .actions) {
    grid-column: 1 / -1;
  }

  .files :is(.failed, .refused) .state {
    color: var(--_danger);
    font-weight: 600;
  }

  .files progress {
    inline-size: 100%;
    block-size: 0.625em;
    accent-color: var(--_action);
  }

  .files .away {
    display: grid;
    gap: 0.25em;
  }

  @media (forced-colors: active) {
    .files input:focus-visible + .ring {
      outline-color: Highlight;
    }
  }
`;
