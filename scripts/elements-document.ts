import * as v from 'valibot';

const Described = v.object({ name: v.optional(v.string(), ''), description: v.optional(v.string(), '') });
const Typed = v.object({
  ...Described.entries,
  type: v.optional(v.object({ text: v.string() })),
  default: v.optional(v.string()),
  attribute: v.optional(v.string()),
  kind: v.optional(v.string()),
  static: v.optional(v.boolean(), false),
  parameters: v.optional(v.array(v.object({ name: v.string(), type: v.optional(v.object({ text: v.string() })) })), []),
  return: v.optional(v.object({ type: v.object({ text: v.string() }) })),
});
const Element = v.object({
  ...Described.entries,
  tagName: v.optional(v.string()),
  members: v.optional(v.array(Typed), []),
  events: v.optional(v.array(Typed), []),
  slots: v.optional(v.array(Described), []),
  cssParts: v.optional(v.array(Described), []),
});
type Element = v.InferOutput<typeof Element>;
const Manifest = v.object({ modules: v.array(v.object({ declarations: v.array(Element) })) });

/** A cell of a table: a line, whose bars do not end it. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
const code = (text: string | undefined): string => (text ? `\`${text}\`` : '');

const table = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : `\n### ${title}\n\n| ${heads.join(' | ')} |\n| ${heads.map(() => '---').join(' | ')} |\n${rows
        .map((row) => `| ${row.map(cell).join(' | ')} |\n`)
        .join('')}`;

const sectionOf = ({ tagName, description, members, events, slots, cssParts }: Element): string => {
  const own = members.filter((member) => !member.static);
  return [
    `\n## \`<${tagName}>\`\n\n${description}\n`,
    table(
      'Attributes and properties',
      ['attribute', 'property', 'type', 'unset', 'meaning'],
      own
        .filter(({ kind }) => kind === 'field')
        .map((field) => [
          code(field.attribute),
          code(field.name),
          code(field.type?.text),
          code(field.default),
          field.description,
        ]),
    ),
    table(
      'Events',
      ['event', 'type', 'when'],
      events.map((event) => [code(event.name), code(event.type?.text), event.description]),
    ),
    table(
      'Methods',
      ['method', 'returns', 'what it does'],
      own
        .filter(({ kind }) => kind === 'method')
        .map((method) => [
          code(`${method.name}(${method.parameters.map(({ name, type }) => `${name}: ${type?.text ?? 'unknown'}`).join(', ')})`),
          code(method.return?.type.text),
          method.description,
        ]),
    ),
    table(
      'Slots',
      ['slot', 'what it is for'],
      slots.map(({ name, description: purpose }) => [name ? code(name) : '(no name)', purpose]),
    ),
    table(
      'Parts',
      ['part', 'what it is'],
      cssParts.map(({ name, description: what }) => [code(name), what]),
    ),
  ].join('');
};

/** What an integrator can say to each element and hear from it, for people; made of the elements' manifest. */
export const elementsDocument = (manifest: string): string => {
  const { modules } = v.parse(Manifest, JSON.parse(manifest));
  const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
  return `# The elements

Attributes, properties, events and methods of each element, generated from the sources (\`npm run manifest\`). Events bubble
and leave shadow trees: one listener on \`document\` hears them all. What can be set in CSS: [theming](../theming.md).
${elements.map(sectionOf).join('')}`;
};
