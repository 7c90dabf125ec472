import { classNameOf, variableNameOf } from '../build/sources.ts';

/** Why a tag cannot be had; the message is for whoever asked for it. */
export class BadTag extends Error {}

/** Names that other files of the package have. */
const takenNames = new Set(['all', 'cdn', 'classes', 'client', 'elements', 'index', 'loader', 'shared', 'types']);

/** `emploi-job-fair` → `job-fair`, the name of its folder and of its files. */
export const folderNameOf = (tag: string): string => {
  const name = /^emploi-([a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*)$/.exec(tag)?.[1];
  if (!name) throw new BadTag(`“${tag}” is no tag: it must be emploi-<noun> or emploi-<noun>-<role>, in small letters.`);
  if (takenNames.has(name)) throw new BadTag(`“${tag}” cannot be: the package has another “${name}”.`);
  if (/-v\d+$/.test(tag)) throw new BadTag(`“${tag}” is how a page pins an element to a major version: leave out the end.`);
  return name;
};

/** `job-fair` → `job-fairs`, the resource of the gateway that it asks for. */
export const resourceOf = (name: string): string => (name.endsWith('s') ? name : `${name}s`);

const sentence = (name: string): string => name.replaceAll('-', ' ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The words of the template, and what stands for them; the longer first. */
const words = (name: string): readonly (readonly [string, string])[] => {
  const resource = resourceOf(name);
  return [
    ['sample-things', resource],
    ['sample_things', resource.replaceAll('-', '_')],
    ['sampleThings', variableNameOf(resource)],
    ['Sample things', capital(sentence(resource))],
    ['sample things', sentence(resource)],
    ['sample-thing', name],
    ['sample_thing', name.replaceAll('-', '_')],
    ['sampleThing', variableNameOf(name)],
    ['SampleThing', classNameOf(name)],
  ];
};

/** A text or a path of the template, for the element of this name. */
export const renamed = (text: string, name: string): string =>
  words(name).reduce((result, [from, to]) => result.replaceAll(from, to), text);
