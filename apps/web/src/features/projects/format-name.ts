const names: Record<string, string> = {
  'package-lock': 'npm lockfile',
  'npm-shrinkwrap': 'npm shrinkwrap',
  'yarn-classic': 'Yarn classic lockfile',
  'yarn-berry': 'Yarn lockfile',
  'pnpm-lock': 'pnpm lockfile',
  'package-json': 'package.json',
  'cyclonedx-json': 'CycloneDX SBOM',
  'cyclonedx-xml': 'CycloneDX SBOM (XML)',
  'spdx-json': 'SPDX SBOM',
};

/** A manifest's format as people call it. */
export function formatName(format: string): string {
  return names[format] ?? format;
}
