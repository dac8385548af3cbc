/** One client stays one client, whatever headers it sends and however many addresses its network has. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress, isAddressRange, trustedProxies } from './client-address.ts';

const proxies = trustedProxies(['10.0.0.0/8', '::1']);
const nobody = trustedProxies([]);

describe('clientAddress', () => {
  it('ignores the header of anybody who is no proxy', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (header) => {
        expect(clientAddress('192.0.2.7', header, proxies)).toBe('192.0.2.7');
      }),
    );
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9, 10.1.1.1', '203.0.113.9'],
    ['::FFFF:203.0.113.9', '203.0.113.9'],
    ['junk', '10.0.0.1'],
    ['', '10.0.0.1'],
    ['203.0.113.9, a', '10.0.0.1'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['0:0:0:0:0:FFFF:203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:1234', '10.0.0.1'],
    [`${'198.51.100.1,'.repeat(50)}203.0.113.9`, '203.0.113.9'],
    [`${'203.0.113.9,'.repeat(50)}a`, '10.0.0.1'],
    [`203.0.113.9${',10.1.1.1'.repeat(50)}`, '10.1.1.1'],
  ])('reads %j from a proxy as %s', (header, client) =>
    expect(clientAddress('10.0.0.1', header, proxies)).toBe(client),
  );

  it.each([
    ['fd00:0:0:1::5', 'fd00:0:0:1::/64'],
    ['fd00:0:0:1:aaaa:bbbb:cccc:dddd', 'fd00:0:0:1::/64'],
    ['FD00::1', 'fd00:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['::ffff:7f00:1', '127.0.0.1'],
    ['64:ff9b:1:2:3:4:5.6.7.8', '64:ff9b:1:2::/64'],
  ])('counts %s as %s', (address, client) => expect(clientAddress(address, undefined, nobody)).toBe(client));

  it.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', 'proxy', '10.0.0/8', '::/129', '/8'])(
    'knows that %s is no range',
    (range) => expect(isAddressRange(range)).toBe(false),
  );

  it.each(['10.0.0.0/8', '0.0.0.0/0', '192.0.2.1', 'fd00::/64', '::1'])('knows that %s is one', (range) =>
    expect(isAddressRange(range)).toBe(true),
  );
});
