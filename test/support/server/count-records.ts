import { readRecords } from '../../../server/offers/import/read-records.ts';

/** Reads the file it is given and says how many records it holds. */
let count = 0;
for await (const record of readRecords(process.argv[2] ?? '')) count += 'value' in record ? 1 : 0;
console.log(count);
