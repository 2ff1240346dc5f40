import npmFetch from 'npm-registry-fetch';

/** The host that will be asked for a package; null for a name that no registry should ever be asked for. */
export function registryOf(name: string, fetchOptions: npmFetch.Options): string | null {
  return isName(name) ? new URL(npmFetch.pickRegistry(name, fetchOptions)).host : null;
}

/** npm's names, the older and freer ones included; nothing that could lead to another place of the registry. */
function isName(name: string): boolean {
  return name.length <= 214 && /^(?:@[\w.~*!'()-]+\/)?[\w~*!'()-][\w.~*!'()-]*$/.test(name);
}
