import type { Foresee } from '../../src/element/autoload.ts';

export const foresee: Foresee = () => ({ question: { path: 'sample-things', query: {} } });
