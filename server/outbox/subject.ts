/**
 * What a mail or a webhook is about: a row of a table, by the table's name and its key. A table can be one once its migration has called
 * `add_outbox_subject`; from then on whatever deletes a row deletes what is about it.
 */
export interface Subject {
  kind: string;
  id: string;
}

/** Of a table of the outbox, what it is about; `null`: nothing that could be deleted. */
export const subjectOf = (table: 'mail' | 'delivery'): string =>
  `case when ${table}.subject_kind is not null then jsonb_build_object('kind', ${table}.subject_kind, 'id', ${table}.subject_id) end`;
