export { breakable, breakableName } from './breakable.ts';
export { Combobox, type ComboboxOptions } from './combobox.ts';
export { searchElsewhere } from './elsewhere.ts';
export { failure, type Recovery } from './failure.ts';
