import type { Command } from '@commander-js/extra-typings';

import { elementResources, isElementName, hasVisibleText } from '../../../src/contract/index.ts';
import { readOrigin } from '../../http/origins.ts';
import { UserError } from '../../output/user-error.ts';
import { parseHexColour, toHex, isLegible, legibleShade } from '../../pages/colours.ts';
import { readSiret } from '../../partners/siret.ts';
import { partnerDefaults } from '../../partners/store.ts';
import { numberIn } from '../command.ts';

/** Values of an option that may be repeated, or given with commas; “all” empties the list: nothing is narrowed any more. */
const listOf =
  (read: (value: string) => string, separator = ',') =>
  (given: string, before: readonly string[] = []): string[] =>
    given === 'all'
      ? []
      : [
          ...new Set([
            ...before,
            ...given
              .split(separator)
              .filter(Boolean)
              .map((value) => read(value.trim())),
          ]),
        ];

const readName = (text: string): string => {
  if (!hasVisibleText(text) || text.length > 200)
    throw new UserError('A partner needs a name of 200 characters at most: --name "Ville de Nyons"');
  return text;
};

const readCompany = (text: string): string => {
  if (!hasVisibleText(text)) throw new UserError('--company needs a name, as the offers have it, or all.');
  return text;
};

const readElement = (tag: string): string => {
  const name = tag.replace(/^<?emploi-/, '').replace(/>$/, '');
  if (isElementName(name)) return name;
  throw new UserError(`No element is called “${tag}”. There are: ${Object.keys(elementResources).join(', ')}.`);
};

const readEmployer = (digits: string): string => {
  const number = readSiret(digits);
  if (number) return number;
  throw new UserError(`“${digits}” is neither a SIRET (14 digits) nor a SIREN (9 digits): is one of the digits wrong?`);
};

/** What an option is taken back with. An option’s reader cannot say `null` to commander: it says ''. */
export const none = 'none';

/** A colour that white letters can be read on, and that can be read on white. */
const readColor = (given: string): string => {
  if (given === none) return '';
  const colour = parseHexColour(given.replace(/^#?([\da-f])([\da-f])([\da-f])$/i, '#$1$1$2$2$3$3').replace(/^#?/, '#'));
  if (!colour) throw new UserError(`--color is “${given}”: write it as #0b6e4f, or none.`);
  if (isLegible(colour)) return toHex(colour);
  throw new UserError(
    `--color is “${given}”: white letters cannot be read on it (WCAG asks for a contrast of 4.5). The nearest shade that can: ${toHex(legibleShade(colour))}`,
  );
};

const quota = (option: string) => numberIn(option, 1, 9_999_999, 'a number of requests a minute, 600 say');

/** Adds what can be said of a partner. */
export const withPartnerOptions = (command: Command) =>
  command
    .option('--name <name>', 'of the partner, as visitors read it', readName)
    .option(
      '--origin <origin>',
      'scheme, host and port as in the page’s address: https://www.nyons.fr, http://nyons.fr:8080. https://*.nyons.fr is every name one label longer. An origin on localhost works with the test key only',
      listOf(readOrigin),
    )
    .option(
      '--element <name>',
      `elements that may be used, or all: ${Object.keys(elementResources).join(', ')}`,
      listOf(readElement),
    )
    .option(
      '--departement <code>',
      'shows the offers of these départements only, whatever the page asks for: 26, 2A, 974, or all',
      listOf((code) => code.toUpperCase()),
    )
    .option(
      '--siret <number>',
      'shows the offers of this employer only: a SIRET, or a SIREN for all its establishments, or all',
      listOf(readEmployer),
    )
    .option(
      '--company <name>',
      '… or of this name, to the letter: most offers of France Travail come without a SIRET',
      listOf(readCompany, '\n'),
    )
    .option(
      '--color <color>',
      'of the pages and mails that visitors get from the gateway itself: #0b6e4f, dark enough for white letters, or none',
      readColor,
    )
    .option(
      '--per-minute <number>',
      `requests a minute that each key serves (${partnerDefaults.perMinute})`,
      quota('--per-minute'),
    )
    .option(
      '--per-network <number>',
      `of them, how many one network gets: a household, or a town hall (${partnerDefaults.perNetwork})`,
      quota('--per-network'),
    )
    .addHelpText('after', '\nOf a list, repeat the option or use commas.');
