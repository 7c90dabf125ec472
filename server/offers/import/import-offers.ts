import * as v from 'valibot';

import type { SaveCounts } from '../store.ts';
import type { OfferRecord } from '../offer-row.ts';
import { OfferV2 } from '../france-travail/offer-v2.ts';
import { toOfferRecord } from '../france-travail/to-offer.ts';
import type { PlaceNames } from '../france-travail/workplace.ts';
import { filesIn, readRecords, type RawRecord } from './read-records.ts';

export interface RejectedRecord {
  where: string;
  reason: string;
}

export interface ImportReport {
  files: number;
  read: number;
  added: number;
  updated: number;
  rejected: RejectedRecord[];
}

export interface ImportOptions {
  places: PlaceNames;
  /** Stores a batch whole or throws. */
  save: (records: readonly OfferRecord[]) => Promise<SaveCounts>;
  onProgress?: (report: Readonly<ImportReport>) => void;
}

interface Waiting {
  where: string;
  record: OfferRecord;
}

const batchSize = 250;

/** Characters of a reason that are told: some repeat what was sent. */
const reasonLength = 200;

const refusal = (where: string, reason: string): RejectedRecord => ({
  where,
  reason: reason.length > reasonLength ? `${reason.slice(0, reasonLength - 1)}…` : reason,
});

const readOffer = (read: RawRecord, places: PlaceNames): Waiting | RejectedRecord => {
  const { where } = read;
  if ('error' in read) return refusal(where, read.error);
  const { value } = read;
  if (typeof value === 'string') return refusal(where, 'is a text, and no offer: JSON in quotes has to be unpacked first');
  const parsed = v.safeParse(OfferV2, read.value);
  if (parsed.success) return { where, record: toOfferRecord(parsed.output, places) };
  if (typeof value === 'object' && value !== null && !('id' in value) && !('intitule' in value))
    return refusal(
      where,
      `id: is missing, so this is no offer and no list of offers; it has: ${Object.keys(value).slice(0, 5).join(', ') || 'nothing'}`,
    );
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue);
  return refusal(where, field ? `${field}: ${issue.message}` : issue.message);
};

/**
 * Reads France Travail's offers from files and folders into the catalogue, by their `id`. A record that cannot be used is
 * refused with its reason and never stops the others; an offer goes in whole or not at all.
 */
export const importOffers = async (
  paths: readonly string[],
  { places, save, onProgress }: ImportOptions,
): Promise<ImportReport> => {
  const report: ImportReport = { files: 0, read: 0, added: 0, updated: 0, rejected: [] };
  let waiting: Waiting[] = [];

  const count = ({ added, updated }: SaveCounts) => {
    report.added += added;
    report.updated += updated;
  };
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      count(await save(batch.map(({ record }) => record)));
    } catch {
      // One of them is at fault: each on its own finds which.
      for (const { where, record } of batch)
        try {
          count(await save([record]));
        } catch (error) {
          report.rejected.push(refusal(where, error instanceof Error ? error.message : String(error)));
        }
    }
    onProgress?.(report);
  };

  for (const path of paths)
    for await (const file of filesIn(path)) {
      report.files += 1;
      for await (const read of readRecords(file)) {
        report.read += 1;
        const offer = readOffer(read, places);
        if ('record' in offer) waiting.push(offer);
        else report.rejected.push(offer);
        if (waiting.length >= batchSize) await flush();
      }
    }
  await flush();
  return report;
};
