import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

import '../components/offer-search/index.ts';
import '../components/provider/index.ts';
import type { EmploiProvider } from '../components/provider/index.ts';
import { gateway, partnerKey } from './support/gateway.ts';

export type Args = Pick<EmploiProvider, 'partnerKey' | 'gateway'>;

const meta = {
  title: 'emploi-provider',
  component: 'emploi-provider',
  render: (args: Args) => html`
    <emploi-provider gateway=${args.gateway} partner-key=${args.partnerKey}>
      <emploi-offer-search keywords="plombier"></emploi-offer-search>
    </emploi-provider>
  `,
  args: { partnerKey, gateway },
  argTypes: { partnerKey: { name: 'partner-key', control: 'text' }, gateway: { control: 'text' } },
} satisfies Meta<Args>;

export default meta;

type Story = StoryObj<Args>;

/** Un seul fournisseur donne à tous les éléments de la page leur clé et l’adresse de la passerelle. */
export const Default = { name: 'Une fois pour la page' } satisfies Story;

/** Il peut entourer toute une page : les éléments le trouvent à travers n’importe quel balisage. */
export const AroundThePage = {
  name: 'Autour de la page',
  render: (args: Args) => html`
    <emploi-provider gateway=${args.gateway} partner-key=${args.partnerKey}>
      <h1>Travailler dans la Drôme</h1>
      <p>Le Département recrute, et les entreprises du territoire aussi.</p>
      <div>
        <section>
          <emploi-offer-search keywords="plombier"></emploi-offer-search>
        </section>
      </div>
    </emploi-provider>
  `,
} satisfies Story;

/** La configuration la plus proche l’emporte : l’élément qui a sa propre clé se passe du fournisseur. */
export const CloserWins = {
  name: 'Clé de l’élément',
  args: { partnerKey: 'pk_test_autre_site' },
  render: (args: Args) => html`
    <emploi-provider gateway=${args.gateway} partner-key=${args.partnerKey}>
      <emploi-offer-search gateway=${gateway} partner-key=${partnerKey} keywords="plombier"></emploi-offer-search>
    </emploi-provider>
  `,
} satisfies Story;

/** Sans clé connue, le service n’est pas disponible ; le reste de la page n’en souffre pas. */
export const UnknownKey = { name: 'Clé inconnue', args: { partnerKey: 'pk_test_inconnue' } } satisfies Story;
