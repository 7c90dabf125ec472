import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Hono } from 'hono';

import type { Env } from '../../../server/context/env.ts';
import { clientAddress, networkPseudonyms, networkOf } from '../../../server/http/network.ts';

describe('a network', () => {
  for (const [address, network] of [
    ['192.0.2.7', '192.0.2.7'],
    [' 192.0.2.7 ', '192.0.2.7'],
    ['192.0.2.7:51234', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['1:2:3::4:5:6', '1:2:3:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
  ] as const)
    it(`is ${network} for ${address}`, () => assert.equal(networkOf(address), network));

  for (const address of [
    '',
    'unknown',
    '192.0.2',
    '192.0.2.256',
    '0xc0.0.2.7',
    '::g',
    '2001:db8',
    '_hidden',
    '192.0.2.7, 192.0.2.8',
  ])
    it(`is none for “${address}”`, () => assert.equal(networkOf(address), undefined));

  it('is counted under a number that is another one the day after', () => {
    let now = Date.UTC(2026, 10, 23, 23, 59);
    const nameOf = networkPseudonyms(() => now);
    const name = nameOf('192.0.2.7');
    assert.equal(nameOf('::ffff:192.0.2.7'), name);
    assert.notEqual(nameOf('192.0.2.8'), name);
    assert.doesNotMatch(name ?? '', /192/);
    now += 120_000;
    assert.notEqual(nameOf('192.0.2.7'), name);
    assert.notEqual(networkPseudonyms(() => now)('192.0.2.7'), nameOf('192.0.2.7'));
    assert.equal(nameOf(undefined), undefined);
  });
});

describe('the address of a visitor', () => {
  const seen = async (proxies: number, forwarded?: string): Promise<string> => {
    const app = new Hono<Env>().get('/', (c) => c.text(clientAddress(c, proxies) ?? 'none'));
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    const connection = { incoming: { socket: { remoteAddress: '10.0.0.1' } } };
    return (await app.request('/', { headers }, connection)).text();
  };

  it('is that of the connection, whatever the request says, unless a proxy is trusted', async () => {
    assert.equal(await seen(0), '10.0.0.1');
    for (const forwarded of ['192.0.2.7', '127.0.0.1', '192.0.2.7, 192.0.2.8', 'x'])
      assert.equal(await seen(0, forwarded), '10.0.0.1');
  });

  it('is what the outermost trusted proxy has seen', async () => {
    assert.equal((await seen(1, '192.0.2.7')).trim(), '192.0.2.7');
    assert.equal((await seen(1, '6.6.6.6, 192.0.2.7')).trim(), '192.0.2.7');
    assert.equal((await seen(2, '6.6.6.6, 192.0.2.7, 10.0.0.2')).trim(), '192.0.2.7');
  });

  it('is that of the connection where the proxies have not said it', async () => {
    assert.equal(await seen(1), '10.0.0.1');
    assert.equal(await seen(2, '192.0.2.7'), '10.0.0.1');
    assert.equal(await seen(1, '192.0.2.7, unknown'), '10.0.0.1');
  });
});
