import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

import '../components/sample-thing/index.ts';
import type { EmploiSampleThing } from '../components/sample-thing/index.ts';
import { broken, gateway, partnerKey, waiting } from './support/gateway.ts';

export type Args = Pick<EmploiSampleThing, 'client'>;

const meta = {
  title: 'emploi-sample-thing',
  component: 'emploi-sample-thing',
  render: ({ client }: Args) =>
    html`<emploi-sample-thing gateway=${gateway} partner-key=${partnerKey} .client=${client}></emploi-sample-thing>`,
  args: { client: undefined },
} satisfies Meta<Args>;

export default meta;

type Story = StoryObj<Args>;

/** Ce que montre l’élément, en une phrase. */
export const Default = { name: 'Par défaut' } satisfies Story;

/** La réponse est encore en route. */
export const Pending = { name: 'En attente', render: () => meta.render({ client: waiting() }) } satisfies Story;

/** Le service est en panne. */
export const Failed = { name: 'En panne', render: () => meta.render({ client: broken() }) } satisfies Story;
