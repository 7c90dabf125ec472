import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { BadOrigin, isLocal, readOrigin } from '../../../server/http/origins.ts';

describe('an origin as it is typed', () => {
  for (const [typed, kept] of [
    ['https://www.nyons.fr', 'https://www.nyons.fr'],
    [' https://www.nyons.fr ', 'https://www.nyons.fr'],
    ['https://www.nyons.fr/', 'https://www.nyons.fr'],
    ['HTTPS://WWW.Nyons.FR', 'https://www.nyons.fr'],
    ['https://www.nyons.fr:443', 'https://www.nyons.fr'],
    ['http://nyons.fr:80', 'http://nyons.fr'],
    ['https://nyons.fr:8443', 'https://nyons.fr:8443'],
    ['https://évry.fr', 'https://xn--vry-9la.fr'],
    ['https://192.0.2.1', 'https://192.0.2.1'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://*.ardeche.fr', 'https://*.ardeche.fr'],
    ['https://*.Ardèche.fr:8443/', 'https://*.xn--ardche-5ua.fr:8443'],
    ['https://*.mairie.ardeche.fr', 'https://*.mairie.ardeche.fr'],
    ['self', 'self'],
  ] as const)
    it(`is kept as browsers write it: ${typed}`, () => assert.equal(readOrigin(typed), kept));

  for (const typed of [
    '',
    'www.nyons.fr',
    '//www.nyons.fr',
    'ftp://nyons.fr',
    'file:///srv/www',
    'null',
    '*',
    'https://*',
    'https://',
    'https://www.nyons.fr/emploi',
    'https://www.nyons.fr?x',
    'https://www.nyons.fr#x',
    'https://a:b@www.nyons.fr',
    'https://www.nyons.fr.',
    'https://www .nyons.fr',
    'https://www.nyons.fr:99999',
    'https://www.*.fr',
    'https://*.*.nyons.fr',
    'https://www*.nyons.fr',
    'https://**.nyons.fr',
    'https://www.nyons.fr/*',
    'https://*.fr',
    'https://*.gouv.fr',
    'https://*.co.uk',
    'https://*.github.io',
    'https://*.localhost',
    'https://*.localhost:3000',
    'https://*.127.0.0.1',
  ])
    it(`is refused in a sentence that names it: ${typed}`, () => {
      assert.throws(
        () => readOrigin(typed),
        (error) => error instanceof BadOrigin && error.message.includes(`“${typed}”`) && /\.$/.test(error.message),
      );
    });

  it('may be one of the machine it is looked at', () => {
    for (const origin of [
      'http://localhost',
      'http://a.localhost:1',
      'http://127.0.0.1:3000',
      'http://127.9.9.9',
      'http://[::1]',
    ])
      assert.equal(isLocal(origin), true, origin);
    for (const origin of [
      'https://localhost.fr',
      'https://127.0.0.1.fr',
      'http://[::2]',
      'https://128.0.0.1',
      'self',
      'https://*.x.fr',
    ])
      assert.equal(isLocal(origin), false, origin);
  });
});
