import { html, type TemplateResult } from 'lit';

/** Drawn by a line in a square of 24. The words beside it say the same: nobody is read it aloud. */
export const icon = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const pinIcon = icon('M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z');
export const fileIcon = icon('M6 3h8l4 4v14H6ZM9 12h6M9 16h6');
export const euroIcon = icon('M17 6a6.5 6.5 0 1 0 0 12M4 10.5h9M4 13.5h9');
export const magnifierIcon = icon('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.7-1.8L20 20');
export const slidersIcon = icon('M4 7h9M19 7h1M4 17h1M11 17h9M16 4v6M8 14v6');
export const checkIcon = icon('m5 12.5 4.5 4.5L19 7.5');
export const arrowIcon = icon('M20 12H5m6-6-6 6 6 6');
