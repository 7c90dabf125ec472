import type { Offer } from '../../../src/contract/index.ts';
import { french } from '../../../src/i18n/french.ts';
import { experienceName, isFrench, labelledText, workTimeText, type Label } from '../offer-text.ts';

// What is said of a whole offer and of no card: it comes with the first that is read.

/** « 1 an sur un poste similaire »; in other languages « Experience required – 1 year ». */
export const experienceText = ({ experience: of }: Offer): Label => of.label && labelledText(experienceName(of.expected), of);

/** « 35 h/semaine »; where that is not understood, full or part time comes first. */
export const hoursText = (offer: Offer): readonly Label[] =>
  isFrench() && offer.workingHours ? [french(offer.workingHours)] : [workTimeText(offer), french(offer.workingHours)];
