import { existsSync } from 'node:fs';

/** A library that a partner's page may hold. */
export interface HostLibrary {
  name: string;
  /** Where its script is: a file of a package on npm, of Debian's `/usr/share/javascript`, or one of ours in `scripts/`. */
  script: `/lib/${string}` | `/debian/${string}` | `/scripts/${string}`;
  /** What a page says before it loads the script. */
  before?: string;
  /** What a page says once it has loaded it. */
  after?: string;
  /** Among the few that are tried in every run: each hurts in a way of its own. */
  short?: true;
}

const onNpm = (name: string, path: string, more: Partial<HostLibrary> = {}): HostLibrary => ({
  name,
  script: `/lib/${path}`,
  ...more,
});
const onDebian = (name: string, path: string, more: Partial<HostLibrary> = {}): HostLibrary => ({
  name,
  script: `/debian/${path}`,
  ...more,
});
const ours = (name: string, path: string): HostLibrary => ({ name, script: `/scripts/${path}`, short: true });

const short = { short: true } as const;

/** Libraries that change the page for everybody on it, from 2007 until now. */
export const libraries: readonly HostLibrary[] = [
  onNpm('Prototype 1.6.0.3', 'old-frameworks/speed/frameworks/prototype.js', short),
  onDebian('Prototype 1.7.3', 'prototype/prototype.js', short),
  onNpm('MooTools 1.2.1', 'old-frameworks/speed/frameworks/mootools.js', short),
  onDebian('MooTools 1.4.5', 'mootools/mootools-core.min.js', short),
  onDebian('MooTools 1.4.5 without compatibility', 'mootools/mootools-core-nc.js'),
  onDebian('MooTools 1.4.5 with More', 'mootools/mootools-more.min.js', {
    before: '<script src="/debian/mootools/mootools-core.min.js"></script>',
  }),
  onNpm('jQuery 1.2', 'old-frameworks/speed/frameworks/jquery.js'),
  onNpm('jQuery 1.12', 'jquery-1/dist/jquery.min.js'),
  onNpm('jQuery 2.2', 'jquery-2/dist/jquery.min.js'),
  onNpm('jQuery 3.7', 'jquery-3/dist/jquery.min.js'),
  onNpm('jQuery 4', 'jquery-4/dist/jquery.min.js'),
  onNpm('Zepto 1.2', 'zepto/dist/zepto.min.js'),
  onNpm('Dojo 1.2', 'old-frameworks/speed/frameworks/dojo.js'),
  onNpm('Dojo 1.17', 'dojo/dojo.js'),
  onNpm('YUI 3.18', 'yui/yui/yui-min.js'),
  onNpm('zone.js 0.8', 'zone.js-0.8/dist/zone.min.js', short),
  onNpm('zone.js 0.16', 'zone.js-0.16/bundles/zone.umd.min.js', short),
  onNpm('AngularJS 1.8', 'angular/angular.min.js'),
  onNpm('core-js 2', 'core-js-2/client/shim.min.js'),
  onNpm('core-js 3', 'core-js-bundle/minified.js', short),
  onNpm('babel-polyfill 6', 'babel-polyfill/dist/polyfill.min.js'),
  onNpm('es5-shim', 'es5-shim/es5-shim.min.js'),
  onNpm('es6-shim', 'es6-shim/es6-shim.min.js'),
  onNpm('Sugar 1', 'sugar-1/sugar-full.js', short),
  onNpm('Sugar 2, extended', 'sugar-2/dist/sugar.min.js', { after: '<script>Sugar.extend()</script>' }),
  onNpm('Datejs', 'datejs/lib/date.js'),
  onNpm('Bluebird as Promise', 'bluebird/js/browser/bluebird.min.js', { after: '<script>window.Promise = P</script>' }),
  onNpm('whatwg-fetch, forced', 'whatwg-fetch/dist/fetch.umd.js', {
    before: '<script>window.fetch = undefined</script>',
    ...short,
  }),
  onNpm('JSON 3, forced', 'json3/lib/json3.min.js', { after: '<script>window.JSON = JSON3</script>' }),
  onNpm('url-polyfill', 'url-polyfill/url-polyfill.min.js'),
  onNpm('formdata-polyfill', 'formdata-polyfill/formdata.min.js'),
  onNpm('abortcontroller-polyfill', 'abortcontroller-polyfill/dist/abortcontroller-polyfill-only.js'),
  onNpm('custom-elements polyfill, forced', '@webcomponents/custom-elements/custom-elements.min.js', {
    before: '<script>window.customElements.forcePolyfill = true</script>',
    ...short,
  }),
  onNpm('webcomponentsjs', '@webcomponents/webcomponentsjs/webcomponents-bundle.js'),
  onNpm('scoped registries polyfill', '@webcomponents/scoped-custom-element-registry/scoped-custom-element-registry.min.js'),
  onNpm('@ungap/custom-elements', '@ungap/custom-elements/min.js'),
  onNpm('document-register-element', 'document-register-element/build/document-register-element.js'),
  onNpm('html5shiv', 'html5shiv/dist/html5shiv.min.js'),
  onNpm('Underscore', 'underscore/underscore-min.js'),
  onNpm('Lodash', 'lodash/lodash.min.js'),
  onNpm('Backbone', 'backbone/backbone-min.js', { before: '<script src="/lib/underscore/underscore-min.js"></script>' }),
  onNpm('Knockout', 'knockout/build/output/knockout-latest.js'),
  onNpm('RequireJS', 'requirejs/require.js'),
  onNpm('SystemJS', 'systemjs/dist/system.min.js'),
  onNpm('Alpine', 'alpinejs/dist/cdn.min.js'),
  onNpm('Raven', 'raven-js/dist/raven.min.js', { after: '<script>Raven.config("https://k@errors.test/1").install()</script>' }),
  onNpm('rrweb, recording', 'rrweb/dist/rrweb.min.js', { after: '<script>rrweb.record({ emit: function () {} })</script>' }),
  ours('what Prototype 1.6 does to JSON', 'as-prototype-1.6.js'),
  ours('what MooTools 1.6 puts in place of the browser’s own', 'as-mootools-1.6.js'),
  ours('what Ext JS adds to everything', 'as-extjs.js'),
  ours('a fetch that takes text only', 'fetch-takes-text-only.js'),
  ours('helpers that every object inherits', 'for-in-everywhere.js'),
  ours('frozen intrinsics', 'frozen.js'),
  ours('array methods of its own', 'own-array-methods.js'),
];

/** Whether the script is there: Debian's packages are not everywhere. */
export const isHere = ({ script }: HostLibrary): boolean =>
  !script.startsWith('/debian/') || existsSync(script.replace('/debian/', '/usr/share/javascript/'));
