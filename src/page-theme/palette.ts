import { black, contrast, contrastOn, extremeOn, legible, mix, white, type Colour } from './colour.ts';

/** What the page shows around an element. */
export interface PageColours {
  /** What the element stands on; unknown where it is an image or a gradient. */
  ground: Colour | undefined;
  text: Colour;
  link: Colour | undefined;
  /** A button's face and its label. */
  button: { face: Colour; label: Colour } | undefined;
}

/** Ratios of WCAG 2: AA for text (1.4.3), and for what shows where a control is (1.4.11). */
const forText = 4.5;
const forControls = 3;

const blue: Colour = [28, 79, 160];
const red: Colour = [179, 38, 30];

/** Grounds that suit a dark and a light text, where the page's own cannot be told. */
const groundFor = (text: Colour): Colour => (contrast(text, white) >= contrast(text, black) ? white : [18, 18, 18]);

/** The values of our colour tokens: the page's own wherever they are legible, their nearest tint or shade elsewhere. */
export const paletteFor = ({ ground, text: given, link: linkGiven, button }: PageColours) => {
  const background = ground ?? groundFor(given);
  const tinted = mix(background, legible(given, [background], forText), 0.05);
  // On a middling ground nothing is legible enough to lose a little.
  const raised = contrastOn([tinted], extremeOn([background])) >= forText ? tinted : background;
  const grounds = [background, raised];

  const text = legible(given, grounds, forText);
  const link = legible(linkGiven ?? button?.face ?? blue, grounds, forText);
  // A pale button keeps its face and gets an edge: yellow made dark enough would be no yellow.
  const action = button?.face ?? link;
  const onAction = legible(button?.label ?? extremeOn([action]), [action], forText);
  return {
    background,
    text,
    link,
    action,
    'on-action': onAction,
    'action-edge': legible(action, grounds, forControls),
    muted: legible(mix(text, background, 0.12), grounds, forText),
    line: mix(background, text, 0.18),
    edge: legible(mix(text, background, 0.25), grounds, forControls),
    raised,
    danger: legible(red, grounds, forText),
    focus: extremeOn(grounds),
  };
};
