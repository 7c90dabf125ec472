/** Characters that are not seen, and turn the order of what is (Unicode, “bidirectional formatting”). */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A line of a mail cannot be ended by what stands in it: subjects and lists are made of texts from elsewhere. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').replace(unseen, '').trim();

/** What somebody else has written, marked line by line: it cannot pass for ours. */
export const quoted = (text: string): string =>
  text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line.replace(/\t/g, ' ').replace(unseen, '')}`.trimEnd())
    .join('\n');
