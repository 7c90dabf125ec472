/**
 * The protocol alone. The package's own entry adds to it what we do without: requests by `XMLHttpRequest`, addresses kept in
 * `localStorage`, files of React Native and Cordova.
 */
declare module 'tus-js-client/lib/upload.js' {
  export { Upload as default } from 'tus-js-client';
}
