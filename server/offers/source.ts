import type { FoundOffer, Issue, Offer, OfferPage, OfferQuery } from '../../src/contract/index.ts';
import type { SearchArea } from '../places/store.ts';
import { OperatorError } from '../output/log.ts';
import type { Scope } from './scope.ts';

/** A question as the contract has it, its place looked up and its words understood. */
export interface OfferSearch extends Omit<OfferQuery, 'place' | 'radius' | 'cursor' | 'literal'> {
  /** The occupation the keywords mean: its offers match too, whatever their words. */
  understood?: OfferPage['understood'];
  place?: SearchArea | undefined;
  /** Kilometres around a commune. */
  radius: number;
  /** The `next` of the page before. */
  after?: string | undefined;
  /** Among which offers. */
  within?: Scope | undefined;
}

/** A question that cannot be answered as it is put: the issues name its fields. */
export class InvalidSearch extends OperatorError {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ path, message }) => `${path} ${message}`).join('; '));
    this.issues = issues;
  }
}

/** The source is asked more than it answers, or asks to be left alone. */
export class SourceRateLimited extends OperatorError {
  /** Seconds until it can be asked again. */
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super(`the source of the offers can be asked again in ${retryAfter} s`);
    this.retryAfter = retryAfter;
  }
}

/** The source does not answer, or not as it should. The message is for the operator and never holds a secret. */
export class SourceUnavailable extends OperatorError {}

/** A page of a list that this source has not written. */
export const invalidCursor = () =>
  new InvalidSearch([{ path: 'cursor', message: 'must be the `next` of an earlier page of this search' }]);

/** Where offers come from: the catalogue in the gateway's own database, or somebody else's API. */
export interface OfferSource {
  /** Fails with {@link InvalidSearch} where this source cannot be asked so. */
  search(search: OfferSearch): Promise<OfferPage>;
  /** What this source cannot be asked of this question, without asking it. */
  issuesOf(search: OfferSearch): Promise<readonly Issue[]>;
  /** `undefined`: there is no such offer, or no longer, or not within this scope. */
  get(id: string, within?: Scope): Promise<Offer | undefined>;
  /** Offers of the same occupation, the closest first. */
  related(id: string, within?: Scope): Promise<FoundOffer[]>;
  /** Which of these offers came after one time and until another (ISO 8601), by their ids. */
  addedBetween(offers: readonly FoundOffer[], after: string, until: string): Promise<ReadonlySet<string>>;
  /** Whether it answers these days, as far as its last answers tell. */
  isAnswering(): boolean;
}
