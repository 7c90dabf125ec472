import type { ArgTypes } from '@storybook/web-components-vite';

import manifest from '../docs/api/custom-elements.json' with { type: 'json' };

/** What this file reads of the manifest: something public of an element. */
interface Item {
  name: string;
  kind?: string | undefined;
  privacy?: string | undefined;
  static?: boolean | undefined;
  description?: string | undefined;
  type?: { text: string } | undefined;
  return?: { type: { text: string } } | undefined;
  default?: string | undefined;
  /** The property of an attribute, and the attribute of a property. */
  fieldName?: string | undefined;
  attribute?: string | undefined;
}

type Category = 'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties';

interface Declaration extends Partial<Record<Category, readonly Item[] | undefined>> {
  tagName?: string | undefined;
  description?: string | undefined;
}

const modules: readonly { declarations: readonly Declaration[] }[] = manifest.modules;
const declarations = modules.flatMap((module) => module.declarations);

const elementOf = (tag: string): Declaration | undefined => declarations.find(({ tagName }) => tagName === tag);

const isPublic = ({ name, privacy, static: ofClass }: Item): boolean =>
  !name.startsWith('#') && !ofClass && (privacy === undefined || privacy === 'public');

/** What bears the name of a property is keyed by it, as the arguments of stories are. */
const keyOf = (category: string, { name, fieldName }: Item): string =>
  fieldName ?? (category === 'properties' ? name : `${category} ${name}`);

const rows = (category: string, items: readonly Item[] = []): ArgTypes =>
  Object.fromEntries(
    items.filter(isPublic).map((item) => {
      const type = item.type?.text ?? item.return?.type.text;
      const row = {
        name: item.name || '(default)',
        description: item.description ?? '',
        control: false as const, // a story names the few that it lets one try
        table: {
          category,
          ...(type && { type: { summary: type } }),
          ...(item.default && { defaultValue: { summary: item.default } }),
        },
      };
      return [keyOf(category, item), row];
    }),
  );

/** The tables of an element's page: all it offers to a page, and nothing else. */
export const extractArgTypes = (tag: string): ArgTypes => {
  const { attributes, members = [], events, slots, cssParts, cssProperties } = elementOf(tag) ?? {};
  return {
    ...rows('attributes', attributes),
    ...rows(
      'properties',
      members.filter(({ kind, attribute }) => kind === 'field' && !attribute),
    ),
    ...rows(
      'methods',
      members.filter(({ kind }) => kind === 'method'),
    ),
    ...rows('events', events),
    ...rows('slots', slots),
    ...rows('parts', cssParts),
    ...rows('tokens', cssProperties),
  };
};

export const extractComponentDescription = (tag: string): string => elementOf(tag)?.description ?? '';

/** Every event that some element fires. */
export const eventNames: readonly string[] = [
  ...new Set(declarations.flatMap(({ tagName, events = [] }) => (tagName ? events.map(({ name }) => name) : []))),
];
