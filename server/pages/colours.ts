import { contrast, extremeOn, legible, type Colour } from '../../src/page-theme/colour.ts';

/** What pages stand on, in both schemes, as `style.css` has it. */
export const backgrounds = { light: [255, 255, 255], dark: [27, 27, 31] } as const satisfies Readonly<Record<string, Colour>>;

/** The least contrast of text (WCAG 2.2, 1.4.3). */
const minContrast = 4.5;

/** `#0b6e4f`; `undefined`: no colour. */
export const parseHexColour = (text: string): Colour | undefined => {
  const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text) ?? [];
  return red && green && blue ? [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)] : undefined;
};

export const toHex = (colour: Colour): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** Whether white letters can be read on it, and it on white. */
export const isLegible = (colour: Colour): boolean => contrast(colour, backgrounds.light) >= minContrast;

/** The colour itself where it can be read, or the nearest shade of it that can. */
export const legibleShade = (colour: Colour): Colour => legible(colour, [backgrounds.light], minContrast);

const properties = (accent: Colour): string =>
  `:root { --accent: ${toHex(accent)}; --on-accent: ${toHex(extremeOn([accent]))}; }`;

/** A partner's colour as properties of `style.css`, for links and buttons: on a light ground, and on a dark one. */
export const colourSheet = (colour: Colour): string =>
  `${properties(legibleShade(colour))}\n@media (prefers-color-scheme: dark) { ${properties(legible(colour, [backgrounds.dark], minContrast))} }\n`;
