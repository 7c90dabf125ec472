import { setTypography } from './french.ts';
import type { Random } from './random.ts';

const names = [
  'place',
  'Place',
  'inTown',
  'ofPlace',
  'oneOf',
  'ofOne',
  'ofJob',
  'job',
  'company',
  'employer',
  'anEmployer',
  'contract',
  'experience',
  'diploma',
] as const;

/**
 * What a text can name: `{place}` « à Grenoble » or « en Bretagne », `{inTown}` and `{ofPlace}` only of a town, `{oneOf}` « un
 * boulanger ou une boulangère », `{ofJob}` « de boulanger ou boulangère », `{job}` « boulanger H/F » … Empty: unknown.
 */
export type TemplateWords = Readonly<Record<(typeof names)[number], string>>;

/** Literal text, then a name, then literal text … */
interface Template {
  literals: readonly string[];
  names: readonly (keyof TemplateWords)[];
}

const placeholder = /\{(\w+)\}/;

const compile = (text: string): Template => {
  const parts = setTypography(text).split(placeholder);
  return {
    literals: parts.filter((_, index) => index % 2 === 0),
    names: parts
      .filter((_, index) => index % 2 === 1)
      .map((part) => {
        const name = names.find((known) => known === part);
        if (!name) throw new RangeError(`A text names {${part}}, which is not known`);
        return name;
      }),
  };
};

const render = ({ literals, names }: Template, words: TemplateWords): string =>
  names.reduce((text, name, index) => text + words[name] + (literals[index + 1] ?? ''), literals[0] ?? '');

/** Sentences to draw from. A sentence that names what is unknown here (a town, a company) is passed over. */
export class Pool {
  readonly #templates: readonly Template[];

  constructor(texts: readonly string[]) {
    this.#templates = texts.map(compile);
  }

  draw(random: Random, words: TemplateWords): string {
    const count = this.#templates.length;
    const start = random.integer(0, count - 1);
    for (let step = 0; step < count; step++) {
      const template = this.#templates[(start + step) % count];
      if (template?.names.every((name) => words[name] !== '')) return render(template, words);
    }
    throw new RangeError('No sentence fits');
  }
}
