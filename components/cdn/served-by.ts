import { pageScope } from '../../src/client/page-scope.ts';

/**
 * A script that a gateway serves asks that gateway, unless an attribute names another; what a page has copied says nothing. By text
 * alone: a page may have replaced `URL`.
 */
export const servedBy = (script: string): void => {
  const gateway = script.replace(/^(\w+:\/\/[^/]+)\/sdk\/.*/, '$1/v1/');
  if (gateway !== script) pageScope().gateway ??= gateway;
};
