import { defineResource } from '../context/resource.ts';
import { occupationRoutes } from './routes.ts';

export const occupations = defineResource({ name: 'occupations', routes: occupationRoutes });
