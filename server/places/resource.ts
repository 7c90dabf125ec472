import { defineResource } from '../context/resource.ts';
import { placeRoutes } from './routes.ts';

export const places = defineResource({ name: 'places', routes: placeRoutes });
