import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Answers every address of a name, as `dns.lookup` with `all`. */
export type ResolveName = (
  name: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A look-up for sockets that fails unless every address of the name is allowed. The socket connects to what this
 * answers and asks nobody again, so that a name which points elsewhere a moment later changes nothing.
 */
export function checkedLookup(
  isAllowed: (address: string) => boolean,
  resolve: ResolveName = (name, options, callback) => lookup(name, options, callback),
): LookupFunction {
  return (name, options, callback) => {
    resolve(name, { all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new Error(`${name} has no address`), '');
      if (addresses.some(({ address }) => !isAllowed(address))) {
        return callback(new AddressRefused(`${name} leads to an address that is not public`), '');
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
