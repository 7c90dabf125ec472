import { pageGlobal, type TemplatePolicy } from '../client/page-scope.ts';

const browser: Pick<typeof globalThis, 'console'> & {
  readonly trustedTypes?: { createPolicy(name: string, rules: { createHTML: (html: string) => string }): TemplatePolicy };
} = globalThis;

/**
 * The policy under which Lit turns our own templates into elements: `trusted-types emploi-elements` in a page's
 * Content-Security-Policy. The build puts it in place of Lit's own, whose name only one script of a page may use; this one
 * serves all copies and versions of ours. `undefined` where the browser knows no policies, or the page allows none of ours.
 */
export const policy = ((): TemplatePolicy | undefined => {
  try {
    return (pageGlobal().policy ??= browser.trustedTypes?.createPolicy('emploi-elements', { createHTML: (html) => html }));
  } catch {
    return undefined;
  }
})();
