import { css } from 'lit';

/**
 * The complete list of what a partner can set, `--emploi-<category>-<role>`, and the private name `--_<role>` under which
 * all other styles use it. Unset, everything follows the page: font, size and text colour are inherited, lines and
 * surfaces are drawn from the text colour, so they suit a light page as well as a dark one.
 *
 * The private names are set inside the shadow root: on the host, a rule of the page such as `* { --_line: … }` would win.
 */
export const tokens = css`
  .frame {
    color: var(--emploi-color-text);
    background: var(--emploi-color-background);
  }

  :host(:is([theme='light'], [theme='dark'])) .frame {
    padding: var(--emploi-space, 1em);
    color: var(--emploi-color-text, CanvasText);
    background: var(--emploi-color-background, Canvas);
    color-scheme: light;
  }

  :host([theme='dark']) .frame {
    color-scheme: dark;
  }

  .sealed {
    --_ground: var(--emploi-color-background, Canvas);
    --_on-ground: var(--emploi-color-text, CanvasText);
    --_action: var(--emploi-color-action, #1c4fa0);
    --_on-action: var(--emploi-color-on-action, #fff);
    --_action-edge: var(--emploi-color-action-edge, transparent);
    --_link: var(--emploi-color-link, var(--_action));
    --_muted: var(--emploi-color-muted, #57606a);
    --_line: var(--emploi-color-line, #d0d5dc);
    --_edge: var(--emploi-color-edge, #6e7781);
    --_surface: var(--emploi-color-surface, transparent);
    --_raised: var(--emploi-color-raised, #f4f6f9);
    --_danger: var(--emploi-color-danger, #b3261e);
    --_focus: var(--emploi-color-focus, CanvasText);
    --_size-heading: var(--emploi-font-size-heading, 1.5em);
    --_weight-heading: var(--emploi-font-weight-heading, 700);
    --_border: var(--emploi-border-width, 1px);
    --_radius: var(--emploi-radius, 0.5em);
    --_shadow: var(--emploi-shadow, 0 0.5em 1.5em rgb(0 0 0 / 16%));
    --_space: var(--emploi-space, 1em);
    --_control: var(--emploi-control-height, 2.75em);
    --_target: 44px;
  }

  /* Not through private names, which inherit would make the page’s. */
  .sealed {
    font-family: var(--emploi-font-family, inherit);
    font-size: var(--emploi-font-size, inherit);
  }

  h2,
  h3,
  h4 {
    font-family: var(--emploi-font-family-heading, inherit);
  }

  @supports (color: light-dark(red, red)) {
    .sealed {
      --_action: var(--emploi-color-action, light-dark(#1c4fa0, #9cc0ff));
      --_on-action: var(--emploi-color-on-action, light-dark(#fff, #0b1b36));
      --_muted: var(--emploi-color-muted, color-mix(in srgb, currentColor 88%, transparent));
      --_line: var(--emploi-color-line, color-mix(in srgb, currentColor 18%, transparent));
      --_edge: var(--emploi-color-edge, color-mix(in srgb, currentColor 75%, transparent));
      --_raised: var(--emploi-color-raised, color-mix(in srgb, currentColor 5%, transparent));
      --_danger: var(--emploi-color-danger, light-dark(#b3261e, #ffb4ab));
    }
  }

  /* Fields are white under dark letters. Where the page's are light they stay as its ground is, whatever else the page says of itself. */
  @supports (color: hsl(from currentColor 0 0% 100% / calc(50 - l))) {
    .sealed {
      --_surface: var(--emploi-color-surface, hsl(from currentColor 0 0% 100% / calc(50 - l)));
    }
  }

  :host([density='compact']) .sealed {
    --_space: var(--emploi-space, 0.625em);
    --_control: var(--emploi-control-height, 2.25em);
  }

  /* A finger needs 44 px whatever the density. */
  @media not (any-pointer: coarse) {
    :host([density='compact']) .sealed {
      --_target: 24px;
    }
  }

  @media (prefers-contrast: more) {
    .sealed {
      --_muted: currentColor;
      --_line: currentColor;
      --_edge: currentColor;
    }
  }
`;
