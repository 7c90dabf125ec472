import { defineResource } from '../context/resource.ts';
import { offerRoutes } from './routes.ts';

export const offers = defineResource({ name: 'offers', routes: offerRoutes });
