import type { LazyPart } from '../element/lazy-part.ts';
import { failure } from './failure.ts';

/** A part that is loaded late: meanwhile what `pending` shows, and where it cannot be had, a failure with a retry. */
export const lazyView = <P>(
  part: Pick<LazyPart<never, P>, 'load' | 'render'>,
  complete: (part: P) => unknown,
  pending?: () => unknown,
): unknown =>
  part.render({ complete, ...(pending && { pending }), error: (error) => failure(error, { retry: () => void part.load() }) });
