/**
 * Which client is this? The socket's address, or what trusted proxies say, read from the right. A header from anybody
 * else, or one that is not an address, counts as no header. An IPv6 client is its /64: one customer has them all.
 */
import { BlockList, isIP } from 'node:net';

export type TrustedProxies = (address: string) => boolean;

/** `['10.0.0.0/8', '::1']` as a check. Throws a plain Error that names the part that is no address. */
export function trustedProxies(ranges: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    const prefix = bits === undefined ? most : Number(bits);
    if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > most)
      throw new Error(`TRUSTED_PROXIES must list addresses or CIDR ranges; "${range}" is neither.`);
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/** At most this many hops are read from X-Forwarded-For; a longer header is no header. */
const hopsAtMost = 20;

export function clientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  let address = plain(socketAddress);
  if (!trusted(address) || !forwardedFor) return bucket(address);
  const hops = forwardedFor.split(',');
  if (hops.length > hopsAtMost) return bucket(address);
  for (const hop of hops.reverse()) {
    const claimed = plain(hop.trim());
    if (isIP(claimed) === 0) break;
    address = claimed;
    if (!trusted(address)) break;
  }
  return bucket(address);
}

/** IPv4-mapped IPv6 (`::ffff:1.2.3.4`, any case) is IPv4; a zone id is dropped. */
function plain(address: string): string {
  const bare = address.toLowerCase().replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  return mapped?.[1] ?? bare;
}

function bucket(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...middle, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
