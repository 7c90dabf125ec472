import { msg } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';

import type { ApplicationForm } from '../../../src/contract/index.ts';
import { StepHistory } from './step-history.ts';

export const stepNames = ['applicant', 'documents', 'answers', 'review'] as const;
export type StepName = (typeof stepNames)[number];

/** The steps of a form, in their order; an employer who asks nothing has one less. */
export const stepsOf = ({ questions }: ApplicationForm): readonly StepName[] =>
  stepNames.filter((name) => name !== 'answers' || questions.length > 0);

export const stepTitle = (step: StepName): string => {
  switch (step) {
    case 'applicant':
      return msg('Vos coordonnées');
    case 'documents':
      return msg('Vos documents');
    case 'answers':
      return msg('Questions de l’employeur');
    case 'review':
      return msg('Vérifier et envoyer');
  }
};

/** The step that has a field, by the name of the field. */
export const stepOfField = (field: string): StepName => {
  if (field.startsWith('answer.')) return 'answers';
  return field === 'message' || field.startsWith('documents') ? 'documents' : 'applicant';
};

export interface StepsOptions {
  form: () => ApplicationForm | undefined;
  /** All steps stand on one page. */
  isOnePage: () => boolean;
  /** Another step is to be shown. */
  onChange: () => void;
}

/** Where the person is in the form, and how far they have come. */
export class Steps {
  readonly #options: StepsOptions;
  readonly #history: StepHistory;
  #index = 0;
  #furthest = 0;

  constructor(host: ReactiveControllerHost, options: StepsOptions) {
    this.#options = options;
    this.#history = new StepHistory(host, (index) => index <= this.#furthest && this.#show(index));
  }

  get index(): number {
    return this.#index;
  }

  /** All steps of the form; none before it is loaded. */
  get all(): readonly StepName[] {
    const form = this.#options.form();
    return form ? stepsOf(form) : [];
  }

  get current(): StepName {
    return this.all[this.#index] ?? 'applicant';
  }

  /** The steps that are shown at once. */
  get visible(): readonly StepName[] {
    return this.#options.isOnePage() ? this.all : this.all.slice(this.#index, this.#index + 1);
  }

  /** The last step that the person has seen. */
  get furthest(): number {
    return this.#furthest;
  }

  /** Goes on to the next step, which is an entry of the history of its own. */
  advance(): void {
    this.#history.enter(this.#index, this.#index + 1);
    this.#furthest = Math.max(this.#furthest, this.#index + 1);
    this.#show(this.#index + 1);
  }

  back(): void {
    if (!this.#history.back(this.#index)) this.#show(Math.max(0, this.#index - 1));
  }

  /** Goes straight to a step; the way on from there leads through the others. */
  goTo(index: number): void {
    if (index === this.#index) return;
    this.#history.enter(this.#index, index);
    this.#furthest = Math.max(this.#furthest, index);
    this.#show(index);
  }

  /** Another application begins, or one goes on where it was left: nobody has gone there, so the focus stays where it is. */
  restart(index = 0): void {
    this.#index = index;
    this.#furthest = index;
  }

  #show(index: number): void {
    if (index === this.#index) return;
    this.#index = index;
    this.#options.onChange();
  }
}
