import { defineResource } from '../context/resource.ts';
import { logoRoutes } from './routes.ts';

/** An `<img>` sends no `Origin`, and a logo is public: no key is asked for. */
export const logos = defineResource({ name: 'logos', routes: logoRoutes, access: 'anybody' });
