import { isIP } from 'node:net';
import { CodedError } from '@red-tortoise/contracts';

/** Always this machine (RFC 6761). Other names say nothing by themselves. */
const loopbackName = /(^|\.)localhost$/i;

/**
 * Says at once what would fail at each delivery. Only what can be seen without asking: the sender looks up the name
 * again each time, and refuses by the addresses that it gets.
 *
 * @param isAllowed whether messages may go to an IP address
 * @throws CodedError channel.address-refused
 */
export function refuseAddress(url: string, isAllowed: (address: string) => boolean): void {
  const { protocol, username, password, hostname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') refuse('only http and https');
  if (username !== '' || password !== '') refuse('a URL with a password in it');
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const address = loopbackName.test(host) ? '127.0.0.1' : host;
  if (isIP(address) > 0 && !isAllowed(address)) refuse(host);
}

function refuse(detail: string): never {
  throw new CodedError('channel.address-refused', detail);
}
