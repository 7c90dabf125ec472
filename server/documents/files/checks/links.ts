/** Blanks and signs that cannot be seen, which readers of addresses leave out. */
const unseen = /[\u0000-\u0020\u007f-\u00a0\u200b\ufeff]/g;

/** As a program would read it: without blanks, and without `%` codes, however often they were coded. */
const plain = (address: string): string => {
  let text = address.replace(unseen, '');
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const decoded = text.replace(/%([\da-f]{2})/gi, (_, figures: string) => String.fromCharCode(Number.parseInt(figures, 16)));
    if (decoded === text) break;
    text = decoded.replace(unseen, '');
  }
  return text.replaceAll('\\', '/');
};

/** A scheme, `http:` say; the letter of a disk is none. */
const scheme = /^[a-z][a-z\d+.-]+:/i;

/** Leads nowhere but within the document, or beside it. */
export const isWithin = (address: string): boolean => !scheme.test(plain(address)) && !/^\/|^[a-z]:/i.test(plain(address));

/** A file of whoever wrote the document: nothing is fetched from elsewhere for it. */
export const isOnDisk = (address: string): boolean =>
  isWithin(address) || /^(?:file:\/\/\/(?!\/)|(?=[a-z]:)|\/(?!\/))(?:[a-z]:)?(?!\/\/)[^:]*$/i.test(plain(address));

/** What a reader of the document may click: a page, a mail, a telephone number, a place within. */
export const isPlainLink = (address: string): boolean => {
  const text = plain(address);
  return /^(?:https?|mailto|tel|sms):/i.test(text) || (!scheme.test(text) && !text.startsWith('//'));
};
