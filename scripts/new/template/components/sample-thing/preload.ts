import type { Preload } from '../../src/element/autoload.ts';

export const preload: Preload = () => ({ query: { path: 'sample-things', query: {} } });
