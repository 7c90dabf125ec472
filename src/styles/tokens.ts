import { css } from 'lit';

/**
 * The complete list of what a partner can set, `--emploi-<category>-<role>`, and the private name `--_<role>` under which
 * all other styles use it. Unset, everything follows the page: font, size and text colour are inherited, lines and
 * surfaces are drawn from the text colour, so they suit a light page as well as a dark one.
 */
export const tokens = css`
  :host {
    --_action: var(--emploi-color-action, #1c4fa0);
    --_on-action: var(--emploi-color-on-action, #fff);
    --_muted: var(--emploi-color-muted, #57606a);
    --_line: var(--emploi-color-line, #d0d5dc);
    --_edge: var(--emploi-color-edge, #6e7781);
    --_surface: var(--emploi-color-surface, transparent);
    --_raised: var(--emploi-color-raised, #f4f6f9);
    --_danger: var(--emploi-color-danger, #b3261e);
    --_focus: var(--emploi-color-focus, currentColor);
    --_font: var(--emploi-font-family, inherit);
    --_font-heading: var(--emploi-font-family-heading, var(--_font));
    --_radius: var(--emploi-radius, 0.5em);
    --_space: var(--emploi-space, 1em);
  }

  @supports (color: light-dark(red, red)) and (color: color-mix(in srgb, red, red)) {
    :host {
      --_action: var(--emploi-color-action, light-dark(#1c4fa0, #9cc0ff));
      --_on-action: var(--emploi-color-on-action, light-dark(#fff, #0b1b36));
      --_muted: var(--emploi-color-muted, color-mix(in srgb, currentColor 88%, transparent));
      --_line: var(--emploi-color-line, color-mix(in srgb, currentColor 18%, transparent));
      --_edge: var(--emploi-color-edge, color-mix(in srgb, currentColor 75%, transparent));
      --_raised: var(--emploi-color-raised, color-mix(in srgb, currentColor 5%, transparent));
      --_danger: var(--emploi-color-danger, light-dark(#b3261e, #ffb4ab));
    }
  }
`;
