export * from './alerts.ts';
export * from './elements.ts';
export * from './occupations.ts';
export * from './offers.ts';
export { isCommuneCode, placeCode } from './place-code.ts';
export * from './places.ts';
export * from './problem.ts';
export * from './text.ts';
