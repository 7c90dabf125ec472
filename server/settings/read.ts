import * as v from 'valibot';

import { editDistance, maxTypos } from '../language/edit-distance.ts';
import { UserError } from '../output/user-error.ts';
import { companions, Settings } from './schema.ts';

/** Settings that cannot be used: a line about each. The message is for whoever starts the gateway. */
export class BadSetting extends UserError {}

/** Environment variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface SettingAbout {
  /** The end of “it must be …”. */
  type: string;
  isSecret: boolean;
  /** As it would be written. */
  usual: string | undefined;
  purpose: string;
  needs: readonly string[];
}

/** What there is to be said of each setting, by name. */
export const aboutSettings: ReadonlyMap<string, SettingAbout> = new Map(
  Object.entries(Settings.entries).map(([name, setting]) => [
    name,
    {
      type: v.getTitle(setting.wrapped) ?? '',
      isSecret: 'isSecret' in v.getMetadata(setting.wrapped),
      usual: setting.default,
      purpose: v.getDescription(setting) ?? '',
      needs: Object.entries(companions).find(([of]) => of === name)?.[1].names ?? [],
    },
  ]),
);

const sentenceAbout = (name: string, given: unknown): string => {
  const { type = '', isSecret = true } = aboutSettings.get(name) ?? {};
  return isSecret ? `${name} must be ${type}.` : `${name} is “${String(given)}”: it must be ${type}.`;
};

/** Settings from the environment, where an empty one counts as not given. Throws {@link BadSetting} about all that are wrong. */
export const readSettings = (env: Environment): Settings => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const read = v.safeParse(Settings, given, { abortPipeEarly: true });
  const wrong = (read.issues ?? []).map((issue) => sentenceAbout(v.getDotPath(issue) ?? '', issue.input));
  const incomplete = Object.entries(companions)
    .filter(([name, { names }]) => given[name] && names.some((other) => !given[other]))
    .map(([name, { names, why }]) => `With ${name}, ${names.join(' and ')} are needed: ${why}.`);
  const sentences = [...wrong, ...incomplete];
  if (!read.success || sentences.length) throw new BadSetting(sentences.join('\n'));
  return read.output;
};

/** A sentence about each variable that looks like a setting and is none, where that setting is not given. */
export const misspelledSettings = (env: Environment): string[] =>
  Object.keys(env)
    .filter((name) => !aboutSettings.has(name))
    .flatMap((name) => {
      const meant = [...aboutSettings.keys()].find(
        (setting) => !env[setting] && editDistance(name.toUpperCase(), setting, maxTypos(setting), true) <= maxTypos(setting),
      );
      return meant ? [`${name} is no setting: is it ${meant}? docs/settings.md has them all.`] : [];
    });
