/**
 * Which client is this? The socket's address, or what trusted proxies say, read from the right. A header from anybody
 * else, or one that is not an address, counts as no header. An IPv6 client is its /64: one customer has them all.
 */
import { BlockList, isIP } from 'node:net';

export type TrustedProxies = (address: string) => boolean;

const mostBits = (address: string): number => (isIP(address) === 4 ? 32 : 128);

/** An address, or a range such as 10.0.0.0/8. A slash with nothing behind it is no range: it would mean everybody. */
export function isAddressRange(range: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  return isIP(address) !== 0 && Number(bits ?? 0) <= mostBits(address);
}

/** `['10.0.0.0/8', '::1']` as a check; each is an address range. */
export function trustedProxies(ranges: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const prefix = bits === undefined ? mostBits(address) : Number(bits);
    list.addSubnet(address, prefix, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/** At most this many hops are read of X-Forwarded-For, from the right: whatever a client writes before them is not. */
const hopsAtMost = 20;

export function clientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  let address = plain(socketAddress);
  if (!trusted(address) || !forwardedFor) return bucket(address);
  const hops = forwardedFor.split(',').slice(-hopsAtMost);
  for (const hop of hops.reverse()) {
    const claimed = plain(hop.trim());
    if (isIP(claimed) === 0) break;
    address = claimed;
    if (!trusted(address)) break;
  }
  return bucket(address);
}

/** IPv4-mapped IPv6 (`::ffff:1.2.3.4`, any spelling) is IPv4; a zone id is dropped. */
function plain(address: string): string {
  const bare = address.toLowerCase().replace(/%.*$/, '');
  if (isIP(bare) !== 6) return bare;
  const groups = groupsOf(bare);
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? [high >> 8, high & 255, low >> 8, low & 255].join('.') : bare;
}

/** The eight numbers of an IPv6 address, however it is spelt. */
function groupsOf(address: string): readonly number[] {
  const spelt = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = spelt.split('::');
  const [left, right] = [head, tail ?? ''].map((part) => (part ? part.split(':') : [])) as [string[], string[]];
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
}

function bucket(address: string): string {
  if (isIP(address) !== 6) return address;
  const network = groupsOf(address).slice(0, 4);
  return `${network.map((group) => group.toString(16)).join(':')}::/64`;
}
