/** Blanks and signs that cannot be seen, which readers of addresses leave out. */
const unseen = /[\u0000-\u0020\u007f-\u00a0\u200b\ufeff]/g;

/** Characters by which an address is known: what stands behind is a path or a question. */
const maxLength = 2_048;

/** As a program would read it: without blanks, and without `%` codes, however often they were coded. */
const plain = (address: string): string => {
  let text = address.replace(unseen, '').slice(0, maxLength);
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
export const isInternalLink = (address: string): boolean => {
  const text = plain(address);
  return !scheme.test(text) && !/^\/|^[a-z]:/i.test(text);
};

/** Is fetched from elsewhere: `data:` has it all in itself, and `cid:` names a part of a mail that was pasted. */
export const isExternalLink = (address: string): boolean => !isInternalLink(address) && !/^(?:data|cid):/i.test(plain(address));

/** A file of whoever wrote the document: nothing is fetched from elsewhere for it. Windows allows no `?` in one, but in its own names of networks. */
export const isFileLink = (address: string): boolean =>
  isInternalLink(address) || /^(?:file:\/\/\/(?!\/)|(?=[a-z]:)|\/(?!\/))(?:[a-z]:)?(?!\/\/)[^:?*"<>|]*$/i.test(plain(address));

/** What a reader of the document may click: a place within, a page, a mail, a telephone number, with or without their schemes. */
const plainLinks = [
  /^(?:https?|mailto|tel|sms):/i,
  /^(?:$|[#?])/,
  /^(?:www\.[\w-]+\.[\w.-]+|\w[\w.-]*\.(?:com|org|net|info|pro|dev|eu|fr|be|ch|lu|de|es|it|pt|uk|co|io|me))(?:[/?#]|$)/i,
  /^[\w.+-]+@[\w.-]+$/,
  /^@[\w-]+$/,
  /^\+?[\d().-]*\d$/,
];

/** Opens no file: one beside the document, or on the reader’s own disk, can be a program. */
export const isPlainLink = (address: string): boolean => {
  const text = plain(address);
  return plainLinks.some((known) => known.test(text));
};
