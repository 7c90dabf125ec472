import { fileURLToPath } from 'node:url';

import type { StorybookConfig } from '@storybook/web-components-vite';
import type { Channel } from 'storybook/internal/channels';
import { REQUEST_WHATS_NEW_DATA } from 'storybook/internal/core-events';

interface Config extends StorybookConfig {
  /** Gets the channel on which the manager asks Storybook's server; not among the published types. */
  experimental_serverChannel: (channel: Channel) => Channel;
}

const config: Config = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: {
    name: '@storybook/web-components-vite',
    // The project's own Vite configuration builds the SDK.
    options: { builder: { viteConfigPath: fileURLToPath(new URL('vite.config.ts', import.meta.url)) } },
  },
  // Storybook asks nobody for anything.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  // It would ask for its news all the same, and only not tell them.
  experimental_serverChannel: (channel) => {
    channel.removeAllListeners(REQUEST_WHATS_NEW_DATA);
    return channel;
  },
};

export default config;
