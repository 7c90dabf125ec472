import { defineResource } from '../context/resource.ts';
import { sampleThingRoutes } from './routes.ts';

export const sampleThings = defineResource({ name: 'sample-things', routes: sampleThingRoutes });
