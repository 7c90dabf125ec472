import type { Bytes } from '../bytes.ts';
import { Refused } from './refused.ts';
import { unpacked, zipEntries } from './zip.ts';

/** Entries that hold programs: VBA and ActiveX of Word, Basic and scripts of LibreOffice, and what Windows would start. */
const programs =
  /(?:^|\/)vba(?:Project|Data)[^/]*$|(?:^|\/)activeX\/|^(?:Basic|Scripts)\/|\.(?:bat|cmd|com|dll|exe|hta|jar|js|jse|lnk|msi|ps1|scr|vbe|vbs|wsf)$/i;

/** Entries that are read, and how far, in bytes. */
const readable = /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/manifest\.xml|word\/_rels\/settings\.xml\.rels)$/;
const readAtMost = 262_144;

const isWord = (types = ''): boolean =>
  types.includes('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml');

/** A template from elsewhere, which Word fetches and whose macros it runs. One on the author's own disk is usual, and harmless. */
const fetchesTemplate = (relations = ''): boolean =>
  (relations.match(/<Relationship\b[^>]*>/g) ?? []).some(
    (relation) =>
      /attachedTemplate"/.test(relation) && /\bTarget\s*=\s*["'](?:https?:|ftp:|file:\/{4}|\\\\|\/\/)/i.test(relation),
  );

/**
 * A zip that is a DOCX or an ODT; `undefined`: it is another one. Refuses macros, passwords, and what does not unpack to what
 * it says.
 */
export const checkOffice = async (bytes: Bytes): Promise<'docx' | 'odt' | undefined> => {
  const entries = await zipEntries(bytes);
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const held: Buffer[] = [];
    let length = 0;
    for await (const piece of unpacked(bytes, entry)) {
      if (!readable.test(entry.name)) continue;
      length += piece.length;
      if (length > readAtMost) throw new Refused('too-many-parts');
      held.push(piece);
    }
    if (readable.test(entry.name)) texts.set(entry.name, Buffer.concat(held).toString('utf8'));
  }
  const types = texts.get('[Content_Types].xml');
  const kind = isWord(types) ? 'docx' : texts.get('mimetype') === 'application/vnd.oasis.opendocument.text' ? 'odt' : undefined;
  const hasPrograms = entries.some(({ name }) => programs.test(name));
  const isOfWord = entries.some(({ name }) => name.startsWith('word/'));
  if (isOfWord && /macroEnabled/i.test(types ?? '')) throw new Refused('macros');
  if (!kind) return undefined;
  if (hasPrograms || fetchesTemplate(texts.get('word/_rels/settings.xml.rels'))) throw new Refused('macros');
  if (texts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw new Refused('protected');
  const content = kind === 'docx' ? /^word\/document\.xml$/ : /^content\.xml$/;
  if (!entries.some(({ name }) => content.test(name))) throw new Refused('damaged');
  return kind;
};
