import type { GenerateSpecOptions } from 'hono-openapi';

import manifest from '../../package.json' with { type: 'json' };

/** What the generated document says of the API as a whole. */
export const apiDocument: Partial<GenerateSpecOptions> = {
  documentation: {
    info: {
      title: 'emploi-elements gateway',
      version: manifest.version,
      description:
        'The public API the elements talk to. A partner’s public key travels as `key`; a page can only use it from an origin of that partner. Errors are problem documents (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/v1' }],
    security: [{ partnerKey: [] }],
    components: {
      securitySchemes: {
        partnerKey: { type: 'apiKey', in: 'query', name: 'key', description: 'Public key of a partner: `pk_…`' },
      },
    },
  },
};
