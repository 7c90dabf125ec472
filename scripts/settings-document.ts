import { format, resolveConfig } from 'prettier';

import { aboutSettings } from '../server/settings/read.ts';
import { sections } from '../server/settings/schema.ts';
import { projectFolder } from './build/sources.ts';

const code = (text: string): string => `\`${text}\``;

const rowOf = (name: string): string => {
  const { type = '', usual, purpose = '', needs = [] } = aboutSettings.get(name) ?? {};
  const also = needs.length ? `; needs ${needs.map(code).join(' and ')}` : '';
  return `| ${code(name)} | ${type.replaceAll('<', '\\<')} | ${usual === undefined ? '' : code(usual)} | ${purpose}${also} |`;
};

const sectionOf = ([heading, names]: (typeof sections)[number]): string =>
  `## ${heading}\n\n| setting | what it must be | default | what it is for |\n| --- | --- | --- | --- |\n${names.map(rowOf).join('\n')}\n`;

/** All settings of the gateway, for people; made of their schema. */
export const settingsDocument = async (): Promise<string> =>
  format(
    `# Settings

For whoever runs a gateway: environment variables, all of which may be left out. An empty one counts as left out. One that cannot
be used ends the start, and any command, with a sentence; a name that is nearly that of a setting is told at the start.
Written from \`server/settings/schema.ts\` by \`npm run manifest\`.

${sections.map(sectionOf).join('\n')}`,
    { ...(await resolveConfig(`${projectFolder}docs/settings.md`)), parser: 'markdown' },
  );
