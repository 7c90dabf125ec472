import type { Preload } from '../../src/element/autoload.ts';

export const preload: Preload = () => ({ question: { path: 'sample-things', query: {} } });
