import { defaultOccupations } from '../occupations/default-occupations.ts';
import { frenchPlaces, frenchRegions } from '../places/french-places.ts';
import type { Database } from '../database/database.ts';
import { storesOf } from '../context/stores.ts';

/** Gives a catalogue of an earlier release what it did not have yet: occupations, régions, former names of communes. */
export const completeCatalogue = async (db: Database): Promise<void> => {
  const { occupations, places } = storesOf(db);
  if ((await occupations.count()) === 0) await occupations.save(defaultOccupations());
  if (!(await places.find('R84'))) await places.save(await frenchRegions());
  if (!(await places.haveFormerNames()))
    await places.save((await frenchPlaces()).filter(({ formerNames }) => formerNames.length > 0));
};
