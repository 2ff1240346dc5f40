import ipaddr from 'ipaddr.js';
import type { AllowedAddresses } from './addresses-allowed.js';

/** Below, ports belong to services that are not the web and must not be spoken to by a form of HTTP. */
const leastFreePort = 1_024;

/**
 * Why nothing may be sent to a web address, as far as it tells by itself; null when nothing speaks against it. Names are
 * looked up when the request is made, and their addresses judged then.
 */
export function refusalOf(address: string, isAllowed: AllowedAddresses): string | null {
  if (!URL.canParse(address)) return 'This is no web address';
  // The parser knows the other spellings of IPv4 (2130706433, 0x7f.1, 0177.0.0.1) and writes them the usual way.
  const { protocol, username, password, port, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return 'Only http and https addresses can be sent to';
  if (username !== '' || password !== '') return 'An address with a user name or a password in it cannot be sent to';
  if (!['', '80', '443'].includes(port) && Number(port) < leastFreePort) return `Port ${port} is not one of the web`;
  const literal = literalOf(hostname);
  return literal !== null && !isAllowed(literal) ? `${hostname} is not a public address` : null;
}

/** The IP address that a host is written as; null for a name. */
function literalOf(hostname: string): string | null {
  if (/(^|\.)localhost\.?$/.test(hostname)) return '127.0.0.1';
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}
