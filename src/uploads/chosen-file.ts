import type { GatewaySession } from '../client/session.ts';

/** A file that the person has chosen, and all that it takes to go on with it at another visit. */
export interface ChosenFile {
  /** Tells it from all others, and says nothing about it. */
  id: string;
  /** Without a byte: the device has not kept them. */
  file: File;
  /** What its owner needs it for: in a form `cv`, `other`, or the id of a question. */
  purpose: string;
  /** Names it, so that it is announced to the gateway once (`Idempotency-Key`). */
  key: string;
  /** Of its upload, once it is announced. */
  address: string | undefined;
}

/** Any script of the page may have written what was kept: no byte goes elsewhere than to the gateway. */
export const withOwnAddress = (file: ChosenFile, { uploads }: GatewaySession): ChosenFile =>
  file.address?.startsWith(uploads.address.replace(/\?.*/, '/')) ? file : { ...file, address: undefined };
