import ipaddr from 'ipaddr.js';

/** Whether a request may go to an IP address. */
export type AllowedAddresses = (address: string) => boolean;

/** Allocated for hosts that everybody reaches (RFC 4291, 2.4). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** IPv4 behind a translator (RFC 6052). */
const translated = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/**
 * Public addresses are allowed, all others only within `networks`: CIDRs separated by commas, as OUTGOING_ALLOWED has
 * them.
 *
 * @throws Error when one of them is none
 */
export function addressesAllowed(networks: string): AllowedAddresses {
  const own = networks
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)
    .map(parseNetwork);
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const plain = withoutWrapping(ipaddr.parse(address));
    return isPublic(plain) || own.some((network) => plain.kind() === network[0].kind() && plain.match(network));
  };
}

function parseNetwork(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (!ipaddr.isValidCIDR(text)) throw new Error(`OUTGOING_ALLOWED: ${text} is no network; 10.1.0.0/16 is one`);
  return ipaddr.parseCIDR(text);
}

/** The IPv4 address within an IPv6 one that leads to it: what is private stays so in any spelling. */
function withoutWrapping(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address instanceof ipaddr.IPv4) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.match(translated) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address;
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  // Everything with a name of its own (private, loopback, link-local, shared, reserved, 6to4, Teredo…) is not "unicast".
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
}
