import { readFileSync } from 'node:fs';

import { version } from '../../src/client/version.ts';
import { projectFolder } from '../../scripts/build/sources.ts';
import type { PartnerSite } from './partner-site.ts';

/** A block of code in a document. */
export interface Snippet {
  /** The heading it stands under, and which of its blocks it is. */
  name: string;
  language: string;
  /** What the fence says behind the language: the file it is an excerpt of. */
  file: string;
  code: string;
}

const fenceOrHeading = /^(?:#+ (.+)|```(\w+) ?(.*)\n([\s\S]*?)^```)$/gm;

/** The blocks of code of a document, in its order. */
export const snippetsOf = (document: string): Snippet[] => {
  let heading = '';
  let count = 0;
  const snippets: Snippet[] = [];
  for (const [, title, language = '', file = '', code = ''] of readFileSync(projectFolder + document, 'utf8').matchAll(
    fenceOrHeading,
  )) {
    if (title !== undefined) {
      heading = title;
      count = 0;
    } else snippets.push({ name: `${heading} (${(count += 1)})`, language, file, code });
  }
  return snippets;
};

const integrityOf = (name: string): string => {
  const hashes: unknown = JSON.parse(readFileSync(`${projectFolder}dist/cdn/integrity.json`, 'utf8'));
  return String(Reflect.get(Object(hashes), name));
};

/** What a partner puts into a snippet: the gateway's address, their key, the release and the file's integrity. */
export const filledIn = ({ code }: Snippet, { url, partnerKey }: PartnerSite): string =>
  code
    .replaceAll('https://gateway.example', url)
    .replaceAll('pk_live_…', partnerKey)
    .replaceAll('/sdk/1.0.0/', `/sdk/${version}/`)
    .replaceAll(/(\/([\w-]+\.js)"\s+integrity=")[^"]*/g, (_, start: string, name: string) => start + integrityOf(name));
