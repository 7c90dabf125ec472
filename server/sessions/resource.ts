import { defineResource } from '../context/resource.ts';
import { sessionRoutes } from './routes.ts';

export const sessions = defineResource({
  name: 'sessions',
  routes: sessionRoutes,
  purge: (stores) => stores.usedTokens.purge(),
});
