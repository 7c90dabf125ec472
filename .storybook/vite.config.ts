import { getRequestListener } from '@hono/node-server';
import { defineConfig, type Plugin } from 'vite';

import { testGateway } from '../test/support/gateway.ts';

/** The real gateway, under the path it has in production. The built Storybook asks the one that serves it. */
const gateway = (): Plugin => ({
  name: 'gateway',
  apply: 'serve',
  async configureServer({ middlewares }) {
    const { app } = await testGateway();
    const answer = getRequestListener(app.fetch);
    middlewares.use((request, response, next) => {
      if (request.url?.startsWith('/v1/')) void answer(request, response);
      else next();
    });
  },
});

export default defineConfig({
  publicDir: false,
  plugins: [gateway()],
  // Storybook itself uses the last of them: bundled apart, it would bring a second Lit.
  optimizeDeps: { include: ['lit', 'lit/decorators.js', 'lit/directive-helpers.js'] },
});
