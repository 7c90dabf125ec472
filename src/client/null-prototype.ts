/** Cuts an object off from `Object.prototype`, where a page may have left a `body`, a `method` or a `gateway`. */
export const nullPrototype = <T extends object>(value: T): T => {
  Object.setPrototypeOf(value, null);
  return value;
};
