export { breakable, breakableName } from './breakable.ts';
export { Combobox, type ComboboxOptions } from './combobox.ts';
export { fallbackSearchLink } from './fallback-link.ts';
export { failure, type FailureOptions } from './failure.ts';
