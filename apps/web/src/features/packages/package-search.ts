const tabs = ['versions', 'advisories', 'about'] as const;

/** Which part of a package the address asks for; none means what happened. */
export interface PackageSearch {
  tab?: (typeof tabs)[number] | undefined;
  /** Opens the question whether to mute it: where messages lead. */
  mute?: true | undefined;
}

export function readPackageSearch(raw: Record<string, unknown>): PackageSearch {
  return { tab: tabs.find((tab) => tab === raw.tab), mute: raw.mute === 1 || raw.mute === true ? true : undefined };
}
