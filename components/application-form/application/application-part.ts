/** What the form needs once somebody begins to fill it in: the application, and what is shown of it after the first step. */
export { ApplicationController } from './application-controller.ts';
export { applicationViews } from './application-views.ts';
export { default as styles } from './application.styles.ts';
