import type { FileUpload } from './file-upload.ts';

/** Sends files one at a time: the first arrives sooner. */
export class UploadQueue {
  readonly #next: () => FileUpload | undefined;
  readonly #removals = new Set<Promise<void>>();
  #isSending = false;

  /** `next` is asked for the file whose turn it is, until there is none. */
  constructor(next: () => FileUpload | undefined) {
    this.#next = next;
  }

  /** Takes a file away from the gateway too. Nothing is sent before it is gone there, for it counts. */
  remove(file: FileUpload): void {
    const removal = file.remove().finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
    void this.run();
  }

  /** Sends what waits, unless something is being sent. */
  async run(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (;;) {
        await Promise.all(this.#removals);
        const next = this.#next();
        if (!next) return;
        await next.send();
      }
    } finally {
      this.#isSending = false;
    }
  }
}
