/** Whether a function is the browser's own, or one that says so (as zone.js does, which behaves like it). */
export const isNative = (value: unknown): boolean =>
  typeof value === 'function' && Function.prototype.toString.call(value).includes('[native code]');
