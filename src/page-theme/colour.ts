/** Red, green and blue, 0 to 255: what a screen shows. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A colour that what lies under it shows through. It may be more vivid than a screen can show. */
export interface Layer {
  colour: readonly [red: number, green: number, blue: number];
  /** 0 to 1. */
  alpha: number;
}

export const white: Colour = [255, 255, 255];
export const black: Colour = [0, 0, 0];

const byte = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));

/** As browsers compute colours: `rgb(…)`, and `color(srgb …)` for what is written in newer ways; `undefined` for any other. */
export const parseColour = (text: string): Layer | undefined => {
  const [, notation, values] = /^(rgba?|color)\((?:srgb )?([-+\d.e,/ none]+)\)$/.exec(text) ?? [];
  if (!notation || !values) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = values.split(/[ ,/]+/).map((value) => Number(value) || 0);
  const unit = notation === 'color' ? 255 : 1;
  return { colour: [red * unit, green * unit, blue * unit], alpha };
};

export const toCss = (colour: Colour): string => `rgb(${colour.join(' ')})`;

/** `amount` of `added` in `base`, 0 to 1: also what is seen where `added` lies over `base` with that opacity. */
export const mix = (base: Colour, added: Colour, amount: number): Colour => {
  const part = (index: 0 | 1 | 2) => byte(base[index] + (added[index] - base[index]) * amount);
  return [part(0), part(1), part(2)];
};

/** What is seen of a layer over a ground. */
export const over = ({ colour, alpha }: Layer, ground: Colour): Colour => mix(ground, colour, alpha);

/** How colourful, 0 (grey) to 255. */
export const chroma = (colour: Colour): number => Math.max(...colour) - Math.min(...colour);

/** Relative luminance of WCAG 2. */
export const luminance = (colour: Colour): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast of WCAG 2, from 1 to 21. */
export const contrast = (one: Colour, other: Colour): number => {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
};

/** The lowest contrast of a colour with any of these grounds. */
export const contrastOn = (grounds: readonly Colour[], colour: Colour): number =>
  Math.min(...grounds.map((ground) => contrast(ground, colour)));

/** Black or white, whichever can be read on all these grounds. */
export const extremeOn = (grounds: readonly Colour[]): Colour =>
  contrastOn(grounds, black) > contrastOn(grounds, white) ? black : white;

/** The colour itself where it has this contrast with all grounds; else the nearest tint or shade that has. */
export const legible = (colour: Colour, grounds: readonly Colour[], ratio: number): Colour => {
  const extreme = extremeOn(grounds);
  const steps = 20;
  for (let step = 0; step < steps; step += 1) {
    const shifted = mix(colour, extreme, step / steps);
    if (contrastOn(grounds, shifted) >= ratio) return shifted;
  }
  return extreme;
};
