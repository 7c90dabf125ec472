import type { Preview } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';

import { onSite } from '../stories/support/sites.ts';
import { eventNames, extractArgTypes, extractComponentDescription } from './arg-types.ts';

// The Actions panel tells the events as they reach the page.
for (const name of eventNames)
  document.addEventListener(name, (event) => {
    if (event instanceof CustomEvent) action(name)(event.detail);
  });

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [
    (story, { viewMode, parameters }) => {
      // A page of all stories is in one language, and so French.
      document.documentElement.lang = viewMode === 'docs' ? 'fr' : String(parameters['lang'] ?? 'fr');
      return onSite(viewMode === 'docs' ? 'excerpt' : 'plain', story());
    },
  ],
  parameters: {
    options: { storySort: { order: ['Bienvenue', '*', 'emploi-provider'] } },
    controls: { expanded: true },
    docs: { extractArgTypes, extractComponentDescription, source: { excludeDecorators: true } },
  },
};

export default preview;
