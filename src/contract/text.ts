import * as v from 'valibot';

/** Plain text, already cleaned by the gateway: no markup, no entity, no control character but the line break. */
export const Text = v.string();

/** Text that an offer may lack. `null` rather than an absent key, so that a reader sees what can be missing. */
export const MaybeText = v.nullable(Text);

/** Date and time as ISO 8601 in UTC, to the second or finer: `2026-11-23T08:15:00.000Z`. */
export const Timestamp = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/));

/** Address of a page. Only `http:` and `https:` ever leave the gateway; anything else was dropped when the offer came in. */
export const WebAddress = v.pipe(v.string(), v.regex(/^https?:\/\//i));
