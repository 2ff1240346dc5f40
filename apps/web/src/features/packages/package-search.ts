const tabs = ['versions', 'advisories', 'about'] as const;

/** Which part of a package the address asks for; none means what happened. */
export interface PackageSearch {
  tab?: (typeof tabs)[number] | undefined;
}

export function readPackageSearch(raw: Record<string, unknown>): PackageSearch {
  return { tab: tabs.find((tab) => tab === raw.tab) };
}
