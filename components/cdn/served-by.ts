import { pageScope } from '../../src/client/page-scope.ts';

/** A script that a gateway serves asks that gateway, unless an attribute names another. By text alone: a page may have replaced `URL`. */
export const servedBy = (script: string): void => {
  pageScope().gateway ??= script.replace(/^(\w+:\/\/[^/]*).*$/, '$1/v1/');
};
