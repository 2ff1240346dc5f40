import { BlockList, isIP, isIPv4 } from 'node:net';

/** IPv4 that is not the public internet, by the IANA registry of special-purpose addresses (RFC 6890). */
const specialV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** Of IPv6 only global unicast is public; in it these stand for something else: Teredo and others, documents, 6to4. */
const globalV6 = ['2000::', 3] as const;
const specialV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

/**
 * Whether messages may go to an IP address: it is on the public internet, or in a network that was allowed.
 *
 * @param allowed networks as CIDR, separated by commas; the same form as `OUTGOING_ALLOWED`
 * @throws Error when a network is not one
 */
export function createAddressCheck(allowed: string): (address: string) => boolean {
  const special = listOf(specialV4, specialV6);
  const global = listOf([], [globalV6]);
  const ours = new BlockList();
  for (const network of allowed.split(',').map((text) => text.trim())) {
    if (network !== '') addNetwork(ours, network);
  }
  return (address) => {
    if (isIP(address) === 0) return false;
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (ours.check(address, family)) return true;
    return !special.check(address, family) && (family === 'ipv4' || global.check(address, family));
  };
}

type Network = readonly [address: string, prefix: number];

function listOf(v4: readonly Network[], v6: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of v4) list.addSubnet(address, prefix, 'ipv4');
  for (const [address, prefix] of v6) list.addSubnet(address, prefix, 'ipv6');
  return list;
}

function addNetwork(list: BlockList, network: string): void {
  const [address = '', prefix = ''] = network.split('/');
  if (isIP(address) === 0 || !/^\d{1,3}$/.test(prefix)) throw new Error(`${network} is not a network as CIDR`);
  list.addSubnet(address, Number(prefix), isIPv4(address) ? 'ipv4' : 'ipv6');
}
