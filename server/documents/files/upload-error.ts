/** Why a request of an upload is not carried out, as the library of the protocol wants it told. */
export class UploadError extends Error {
  readonly status_code: number;
  readonly body: string;

  constructor(status: number, title: string) {
    super(title);
    this.status_code = status;
    this.body = title;
  }
}
