/** Which part of a package the address asks for. */
export interface PackageSearch {
  tab?: 'versions' | undefined;
}

export function readPackageSearch(raw: Record<string, unknown>): PackageSearch {
  return { tab: raw.tab === 'versions' ? 'versions' : undefined };
}
