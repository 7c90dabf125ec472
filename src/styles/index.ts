export { base } from './base.ts';
export { controls } from './controls.ts';
export { tokens } from './tokens.ts';
