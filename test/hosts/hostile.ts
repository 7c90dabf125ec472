/** Style sheets made to hurt: what careless pages do, all at once and `!important`. */
export const hostile: Readonly<Record<string, string>> = {
  'unsets everything': `
    * { all: unset !important }
    div { display: none }
    a { all: unset !important; color: inherit !important }
    button { display: none !important }
    *::before, *::after { content: 'X' !important; display: block !important }
  `,
  'sets whatever is inherited': `
    :root { font-size: 62.5%; direction: rtl; color-scheme: dark }
    body {
      font: oblique small-caps 900 1.7rem/4 serif;
      letter-spacing: 1em; word-spacing: 2em; text-transform: uppercase; text-indent: 5em; text-align: center;
      white-space: pre; word-break: break-all; overflow-wrap: anywhere; hyphens: auto; tab-size: 13; quotes: '<' '>';
      text-shadow: 3px 3px red; text-wrap: balance; -webkit-text-stroke: 2px red; -webkit-text-fill-color: red;
      -webkit-font-smoothing: antialiased; font-feature-settings: 'smcp'; font-variation-settings: 'wght' 900; font-kerning: none;
      cursor: none; user-select: none; caret-color: red; accent-color: red; list-style: square inside; border-collapse: collapse;
      border-spacing: 9px; caption-side: bottom; empty-cells: hide; image-rendering: pixelated; orphans: 9; widows: 9;
      forced-color-adjust: none; print-color-adjust: exact; writing-mode: vertical-rl; text-orientation: upright;
      text-underline-position: under; text-decoration-skip-ink: none; text-emphasis: filled red; ruby-position: under;
      line-break: anywhere; hanging-punctuation: first; paint-order: stroke; fill: red; stroke: red;
    }
  `,
  'styles the tag': `
    emploi-offer-search {
      all: unset; display: flex !important; flex-direction: column; writing-mode: vertical-rl; white-space: pre; text-transform: uppercase;
      letter-spacing: 1em; line-height: 4; background: yellow; columns: 3; text-align: right; list-style: square;
    }
  `,
  'sets every box': `
    * { box-sizing: content-box !important; margin: 7px !important; padding: 9px !important; border: 3px dashed red !important;
      float: left !important; position: relative !important; font-size: 20px !important; line-height: 3 !important;
      background: yellow !important; max-width: none !important; min-width: 0 !important; transition: all 1s !important }
    input, select, button, h2, h3, ul, li, label, form, fieldset { display: none !important }
    .frame, .sealed, .field, .card, .notice, .search, .hint, .offer, .title { display: none !important }
    [part], #place, #keywords, [role] { visibility: hidden !important }
  `,
  'takes our private names': `
    * {
      --_action: red; --_on-action: red; --_link: red; --_ground: red; --_on-ground: red; --_muted: red; --_line: red; --_edge: red;
      --_surface: red; --_raised: red; --_danger: red; --_focus: red; --_font: fantasy; --_font-size: 40px; --_font-heading: fantasy;
      --_size-heading: 40px; --_weight-heading: 100; --_border: 9px; --_radius: 99px; --_shadow: 0 0 9px red; --_space: 99px;
      --_control: 99px; --_target: 99px;
      --color: red; --background: red; --radius: 99px; --font-size: 99px; --primary: red; --text: red;
    }
  `,
};
