import type { ChosenFile } from '../../../src/uploads/chosen-file.ts';
import type { ApplicationSession } from '../../../src/client/applications.ts';
import type { FieldProps } from '../fields.ts';
import type { StepName } from '../steps/steps.ts';

/** What the part that takes files asks of the application. */
export interface DocumentsOwner {
  /** Nothing before the element has a client. */
  readonly session: ApplicationSession | undefined;
  readonly visibleSteps: readonly StepName[];
  /** Files have been chosen or taken away, or have got further. */
  onFilesChanged(): void;
}

/** What the form asks of the part that takes files; it comes late, and is not waited for. */
export interface DocumentsApi {
  /** The field for the files of one purpose: `cv`, `other`, or the id of a question. */
  render(purpose: string, field: FieldProps): unknown;
  /** What goes along, to be read once more before it is sent. */
  review(): unknown;
  /** Of the files that go along, in their order. */
  ids(): readonly string[];
  /** All that there are, in the order in which they were chosen. One that has not changed is the same object. */
  chosen(): readonly ChosenFile[];
  /** Takes up files of an earlier visit, where they had got to. */
  restore(files: readonly ChosenFile[]): void;
  /** What keeps the files of a purpose from being sent, and what to do about it. */
  issueOf(purpose: string): string | undefined;
  /** Drops all of them. */
  clear(): void;
}
