import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';

import type { GatewayError } from '../../../src/client/errors.ts';
import type { Place } from '../../../src/contract/index.ts';
import { GatewayTask, initialState } from '../../../src/element/gateway-task.ts';
import type { LazyHost } from '../../../src/element/lazy-part.ts';
import { Combobox } from '../../../src/ui/combobox.ts';
import type { Presets } from './presets.ts';
import { placesOf } from '../../../src/client/places.ts';

/** « Lyon (69) », « Drôme (26) », « Bretagne ». */
const nameOf = ({ name, kind, departement }: Place): string => (kind === 'region' ? name : `${name} (${departement})`);

const detailOf = ({ kind, postalCode }: Place): string => {
  if (kind === 'commune') return postalCode ?? '';
  return kind === 'region'
    ? msg('région', { desc: 'Behind a name in the list of suggestions: this is a région of France.' })
    : msg('département', {
        desc: 'Behind a name in the list of suggestions: this is the département of that name, not the town.',
      });
};

/** The field in which a place is named, and the place itself. */
export class PlaceField {
  readonly #field: Combobox<Place>;
  readonly #byText: GatewayTask<readonly [string], { text: string; place: Place | undefined }>;
  readonly #presetting: Pick<Presets, 'place' | 'correct'>;

  /** `presetting` tells the place the element has been given, by its page or by an earlier search. */
  constructor(host: LazyHost, presetting: Pick<Presets, 'place' | 'correct'>) {
    this.#presetting = presetting;
    this.#field = new Combobox<Place>(host, {
      name: 'place',
      label: () => msg('Lieu'),
      hint: () => msg('Ville, code postal, département ou région'),
      suggest: (client, text, signal) => placesOf(client).suggest(text, signal),
      textOf: nameOf,
      detailOf,
    });
    // Names the place that a code stands for.
    new GatewayTask(host, {
      args: () => [presetting.place] as const,
      run: async (client, [wanted], signal) => {
        if (this.#field.chosen?.code === wanted) return initialState;
        if (!wanted) return undefined;
        const suggested = await placesOf(client).suggest(wanted, signal);
        return suggested.find((place) => place.code === wanted) ?? suggested[0];
      },
      onComplete: (place) => {
        if (this.#field.edited) return; // what the visitor has done meanwhile is the visitor's
        this.#field.choose(place);
        if (place && place.code !== presetting.place) presetting.correct({ place: place.code });
      },
    });
    this.#byText = new GatewayTask(host, {
      auto: false,
      args: () => [this.#field.text.trim()] as const,
      run: async (client, [text], signal) => ({ text, place: (await placesOf(client).suggest(text, signal))[0] }),
      onComplete: ({ text, place }) => {
        if (text !== this.#field.text.trim()) return; // the visitor types on
        if (place) this.#field.choose(place);
        else this.#field.error = () => msg('Ce lieu n’a pas été trouvé. Choisissez une ville ou un département dans la liste.');
      },
    });
  }

  /** The place in the field, if it is settled. */
  get place(): Place | undefined {
    return this.#field.chosen;
  }

  /** What stands in the field. */
  get text(): string {
    return this.#field.text;
  }

  /** Why the place that was typed could not be looked up. */
  get failure(): GatewayError | undefined {
    return this.#unsettled ? this.#byText.error : undefined;
  }

  clear(): void {
    this.#field.edited = false;
    this.#field.choose(undefined);
  }

  /**
   * Settles on the best place for what was typed: nobody has to open the list. Resolves to its code, to '' where the field
   * was emptied, and to `undefined` where no place bears that name or the gateway does not say.
   */
  async settle(): Promise<string | undefined> {
    if (!this.#field.edited) return this.#presetting.place;
    if (this.#unsettled) await this.#byText.run();
    if (this.#unsettled) return undefined;
    this.#field.edited = false;
    return this.#field.chosen?.code ?? '';
  }

  render(): TemplateResult {
    return this.#field.render();
  }

  /** Something was typed that is no place yet. */
  get #unsettled(): boolean {
    return this.#field.edited && !this.#field.chosen && this.#field.text.trim() !== '';
  }
}
