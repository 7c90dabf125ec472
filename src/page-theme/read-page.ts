import { black, chroma, contrast, over, parseColour, white, type Colour, type Layer } from './colour.ts';
import { flatParent } from './flat-parent.ts';
import type { PageColours } from './palette.ts';

/** What the page around an element looks like: colours, and the shape and font that go with them. */
export interface PageAppearance extends PageColours {
  /** Corners of its button, in pixels. */
  radius: number | undefined;
  heading: { family: string; weight: string } | undefined;
}

/** Links and buttons there belong to the page's frame, and often stand on a ground of their own. */
const landmarks = ':is(nav, header, footer, [role="navigation"], [role="banner"], [role="contentinfo"])';
const buttonLike = ':is(button, input[type="submit"], [role="button"], a[class*="btn"], a[class*="button"], a[class*="bouton"])';
const primary = /primary|principal/i;
/** Of a kind, in one part of the page. The first ones say it; a page may have thousands. */
const maxCandidates = 40;
const largestRadius = 24;

/** A colour that hides all that is under it. */
const seen = (layer: Layer | undefined): Colour | undefined => (layer?.alpha === 1 ? over(layer, black) : undefined);

const isSeen = (element: Element): boolean => element.checkVisibility?.({ visibilityProperty: true }) ?? true;

/** Reads the page beside one element. It reads only: nothing is written, and no probe stands outside the shadow root. */
export const readPageAppearance = (host: Element, probe: HTMLElement): PageAppearance => {
  /** The browser itself translates what is not `rgb(…)`: `oklch(…)`, `Canvas`, whatever comes next. */
  const layerOf = (text: string): Layer | undefined => {
    const known = parseColour(text);
    if (known) return known;
    probe.style.color = '';
    probe.style.color = `color-mix(in srgb, ${text}, ${text})`;
    return probe.style.color ? parseColour(getComputedStyle(probe).color) : undefined;
  };

  /** The colour of the page itself, below everything. */
  const canvas = (): Colour => {
    probe.style.colorScheme = getComputedStyle(document.documentElement).colorScheme;
    probe.style.color = 'Canvas';
    return seen(parseColour(getComputedStyle(probe).color)) ?? white;
  };

  const groundOf = (element: Element): Colour | undefined => {
    const layers: Layer[] = [];
    for (let node: Element | null = element; node; node = flatParent(node)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(node);
      const layer = layerOf(backgroundColor);
      if (!layer || backgroundImage !== 'none') return undefined;
      layers.push(layer);
      if (layer.alpha === 1) break;
    }
    return layers.reduceRight((under, layer) => over(layer, under), canvas());
  };

  /** What fits, from the closest part of the page outwards; outside the landmarks first. */
  const nearest = <T>(selector: string, read: (elements: readonly Element[]) => T | undefined): T | undefined => {
    for (const wanted of [`${selector}:not(${landmarks} *)`, selector])
      for (let part = flatParent(host); part; part = flatParent(part)) {
        const found = read([...part.querySelectorAll(wanted)].slice(0, maxCandidates).filter(isSeen));
        if (found !== undefined) return found;
      }
    return undefined;
  };

  const ground = groundOf(host);
  const textLayer = layerOf(getComputedStyle(host).color);
  const text = textLayer ? over(textLayer, ground ?? white) : black;

  const link = nearest('a[href]', (links) => {
    for (const element of links) {
      const { backgroundColor, color } = getComputedStyle(element);
      const shown = seen(layerOf(color));
      const isText = parseColour(backgroundColor)?.alpha === 0 && element.textContent.trim() !== '';
      if (isText && shown && contrast(shown, text) > 1.1) return shown;
    }
    return undefined;
  });

  const button = nearest(buttonLike, (elements) => {
    const filled = elements.flatMap((element) => {
      const { backgroundColor, backgroundImage, color, borderTopLeftRadius } = getComputedStyle(element);
      const face = seen(layerOf(backgroundColor));
      const label = seen(layerOf(color));
      if (!face || !label || backgroundImage !== 'none' || element.matches(':disabled')) return [];
      if (ground && contrast(face, ground) < 1.1) return [];
      return [{ element, face, label, radius: parseFloat(borderTopLeftRadius) }];
    });
    // A grey one is a page's second choice, or the browser's.
    return filled.find(({ element }) => primary.test(element.className)) ?? filled.find(({ face }) => chroma(face) > 40);
  });

  const heading = nearest('h1, h2, h3', ([first]) => {
    if (!first) return undefined;
    const { fontFamily, fontWeight } = getComputedStyle(first);
    return { family: fontFamily, weight: fontWeight };
  });

  return { ground, text, link, button, radius: button && Math.min(button.radius, largestRadius), heading };
};
