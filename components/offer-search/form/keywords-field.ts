import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';

import type { Occupation } from '../../../src/contract/index.ts';
import type { LazyHost } from '../../../src/element/lazy-part.ts';
import { Combobox } from '../../../src/ui/combobox.ts';
import { occupationsOf } from '../../../src/client/occupations.ts';

/** The field for a job or any words: occupations are suggested, and nothing has to be chosen. */
export class KeywordsField {
  readonly #field: Combobox<Occupation>;

  constructor(host: LazyHost) {
    this.#field = new Combobox<Occupation>(host, {
      name: 'keywords',
      label: () => msg('Métier ou mot-clé'),
      hint: () =>
        msg('Par exemple : boulanger', {
          desc: 'The offers are in French and so are the words to search for: keep the French word.',
        }),
      maxLength: 200,
      suggest: (client, text, signal) => occupationsOf(client).suggest(text, signal),
      textOf: ({ label }) => label,
      detailOf: ({ kind, label, occupation }) =>
        kind === 'occupation'
          ? msg('métier', { desc: 'Behind a name in the list of suggestions: this is an occupation of the national list.' })
          : occupation === label
            ? ''
            : occupation,
    });
  }

  /** What stands in the field. */
  get text(): string {
    return this.#field.text.trim();
  }

  /** The words as they stand; suggestions that are still to come are no longer wanted. */
  settle(): string {
    this.#field.write(this.#field.text);
    return this.text;
  }

  /** The page, or an earlier search, has set the words. */
  set(text: string): void {
    this.#field.write(text);
  }

  render(): TemplateResult {
    return this.#field.render();
  }
}
