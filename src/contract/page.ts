import * as v from 'valibot';

/**
 * One page of a list. `total` counts all pages; `next` is handed back as `cursor` to read on, and is `null` on the last
 * page. The cursor is opaque: its content is the gateway's business.
 */
export const pageOf = <S extends v.GenericSchema>(item: S) =>
  v.object({ total: v.number(), items: v.array(item), next: v.nullable(v.string()) });
