import type { Around } from './fields.ts';

/** What is said around the files of one purpose. `level`: of the headings in it. */
export interface AroundFiles extends Around {
  level: number;
  /** For the curriculum vitae: what is wrong with the documents that go with it. */
  otherError?: string | undefined;
}

/** What the form asks of the part that takes files; it comes late, and is not waited for. */
export interface DocumentsPart {
  /** The field for the files of one purpose: `cv`, with all that goes with it, or the id of a question. */
  render(purpose: string, around: AroundFiles): unknown;
  /** What goes along, to be read once more before it is sent. */
  review(): unknown;
  /** Nothing is on its way any more. */
  readonly ready: boolean;
  /** Of the files that go along, in their order. */
  ids(): readonly string[];
  /** What keeps the files of a purpose from being sent, and what to do about it. */
  issueOf(purpose: string): string | undefined;
  /** Drops all of them. */
  forget(): void;
}
