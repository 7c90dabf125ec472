import { html, type TemplateResult } from 'lit';

/** A drawing of 24 by 24, as large as the text around it and in its colour. It stands beside words that say the same. */
const icon = (path: string): TemplateResult => html`
  <svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>
`;

export const checkIcon = (): TemplateResult => icon('m5 13 4.5 4.5L19 7');
export const fileIcon = (): TemplateResult => icon('M14 3H6v18h12V7zm0 0v4h4M9 12h6M9 16h6');
export const infoIcon = (): TemplateResult => icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 8v5m0-8.5v.01');
