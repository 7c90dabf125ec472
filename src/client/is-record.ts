/** An object whose properties can be looked at: what comes from a page's history or from the device may be anything. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
