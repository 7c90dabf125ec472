import { pageScope } from '../../src/client/page-scope.ts';

/** A script that a gateway serves asks that gateway, unless an attribute names another. */
export const servedBy = (script: string): void => {
  pageScope().gateway ??= new URL('/v1/', script).href;
};
