import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import * as v from 'valibot';

import type { OccupationRecord } from './occupation-index.ts';

const rome = v.pipe(v.string(), v.regex(/^[A-N]\d{4}$/));
const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));

export const OccupationRecords = v.array(v.object({ rome, label, titles: v.array(label) }));

/** « Métiers » of the API's referentials, `metiers.json`. */
const Metier = v.object({ code: rome, libelle: label });
/** Its « appellations »: only where an export adds the occupation do they say which one they belong to. */
const Appellation = v.object({ libelle: label, metier: v.optional(v.object({ code: rome })) });

/** Rows of the ROME data set (data.gouv.fr): one file names the occupations, one the job titles. */
const RomeRow = v.object({ code_rome: rome, libelle_rome: label });
const TitleRow = v.object({ code_rome: rome, libelle_appellation_court: label });

export interface Referentials {
  records: OccupationRecord[];
  /** Job titles that say no occupation, and so help nobody. */
  unfiled: number;
}

/** What a folder has of the national list, by the names its publisher gives the files; the API's names go before the data set's. */
export const readReferentials = async (folder: string): Promise<Referentials> => {
  const labels = new Map<string, string>();
  const titles = new Map<string, string[]>();
  let unfiled = 0;
  const addTitle = (code: string, title: string) => titles.set(code, [...(titles.get(code) ?? []), title]);
  const files = (await readdir(folder)).sort();
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  for (const file of files.filter((name) => name.endsWith('.csv')))
    for (const row of parse(await read(file), { bom: true, columns: true, record_delimiter: ['\r\n', '\n'] })) {
      if (v.is(RomeRow, row)) labels.set(row.code_rome, row.libelle_rome);
      if (v.is(TitleRow, row)) addTitle(row.code_rome, row.libelle_appellation_court);
    }
  if (files.includes('metiers.json'))
    for (const { code, libelle } of v.parse(v.array(Metier), JSON.parse(await read('metiers.json')))) labels.set(code, libelle);
  if (files.includes('appellations.json'))
    for (const { libelle, metier } of v.parse(v.array(Appellation), JSON.parse(await read('appellations.json'))))
      if (metier) addTitle(metier.code, libelle);
      else unfiled += 1;
  const records = [...labels].map(([code, name]) => ({ rome: code, label: name, titles: titles.get(code) ?? [] }));
  return { records, unfiled };
};
