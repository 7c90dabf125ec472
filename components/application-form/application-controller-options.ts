import type { NewApplication } from '../../src/client/applications.ts';
import type { ApplicationForm, ApplicationReceipt } from '../../src/contract/index.ts';
import type { Focus } from '../../src/element/focus.ts';
import type { DocumentsApi } from './documents/documents-api.ts';

/** What an application asks of the element it is written in. */
export interface ApplicationControllerOptions {
  form: () => ApplicationForm | undefined;
  /** All steps stand on one page. */
  isOnePage: () => boolean;
  /** The part that takes files, once it is there. */
  files: () => DocumentsApi | undefined;
  /** Asks the page whether this may be sent. */
  maySubmit: (application: NewApplication) => boolean;
  onReceipt: (receipt: ApplicationReceipt) => void;
  focus: Focus;
}
