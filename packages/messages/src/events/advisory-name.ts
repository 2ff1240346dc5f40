/** The name that people know an advisory by: its CVE where it has one, else the first of its names. */
export function advisoryName(names: readonly string[]): string {
  return names.find((name) => name.startsWith('CVE-')) ?? names[0] ?? 'an advisory';
}
