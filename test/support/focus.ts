/** Where the focus is. `evaluate` hands it to the page: it must know nothing but the page. */
export const focusedSpot = (): { name: string; faults: string[] } => {
  const normal = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return { name: '', faults: ['nothing has the focus'] };
  const labels =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
      ? element.labels
      : null;
  const name = normal((labels?.[0] ?? element).textContent);
  const faults: string[] = [];
  const { top, bottom, width } = element.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight || width === 0) faults.push('is out of sight');
  // A field for files is not seen: the ring lies around its label. The ring is two: of the text's colour, and of the ground's.
  const ring = element.parentElement?.querySelector(':scope > .ring') ?? element;
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(ring);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) faults.push('has no ring');
  const ground = boxShadow === 'none' ? 'rgb(255, 255, 255)' : boxShadow; // WebKit's tick boxes have none: the page is white
  const [darker = 0, lighter = 0] = [luminance(outlineColor), luminance(ground)].sort((one, other) => one - other);
  if ((lighter + 0.05) / (darker + 0.05) < 3) faults.push(`has a ring that is hard to see: ${outlineColor} on ${ground}`);
  return { name, faults };
};
