import { isIP } from 'node:net';

/** Always this machine (RFC 6761). Other names are judged by the addresses that they lead to. */
const loopbackName = /(^|\.)localhost$/;

/** Why nothing is sent to a web address, as far as it tells by itself; null when nothing speaks against it. */
export function refusalOf(address: string, isAllowed: (address: string) => boolean): string | null {
  if (!URL.canParse(address)) return 'this is no web address';
  // The parser knows the other spellings of IPv4 (2130706433, 0x7f.1, 0177.0.0.1) and writes them the usual way.
  const { protocol, username, password, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return 'only http and https addresses can be sent to';
  if (username !== '' || password !== '') return 'an address with a user name or a password in it is not sent to';
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  // Sockets look up names only: what is an address already must be judged here.
  const literal = loopbackName.test(host) ? '127.0.0.1' : host;
  return isIP(literal) > 0 && !isAllowed(literal) ? `${host} is not a public address` : null;
}
