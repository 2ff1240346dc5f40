/** Purl types whose ecosystem OSV names otherwise than by capitals. */
const purlTypes = new Map([
  ['crates.io', 'cargo'],
  ['go', 'golang'],
  ['rubygems', 'gem'],
  ['packagist', 'composer'],
]);

/** Under which an affected package is found: by the component's purl type and by its name as it is spelt. */
export function packageKey(ecosystem: string, name: string): string {
  const lower = ecosystem === 'npm' ? ecosystem : ecosystem.toLowerCase();
  return `${purlTypes.get(lower) ?? lower}\n${name}`;
}
