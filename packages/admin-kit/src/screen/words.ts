/** `PipelineRun` and `runNow` as `pipeline-run` and `run-now`. */
export function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

/** As their field spells them, wherever they stand. */
const acronyms = new Map(
  'API CSV CVE CVSS CWE ETag HTML HTTP ID IP JSON npm OSV PURL PyPI RSS SBOM SHA256 SMTP SPDX SSE TOTP URL UTC UUID XML'
    .split(' ')
    .map((acronym) => [acronym.toLowerCase(), acronym]),
);

/** `createdAt` as "Created at", `organisation.name` as "Organisation name", `ruleIds` as "Rule IDs". */
export function wordsOf(name: string): string {
  const [first = '', ...others] = kebabCase(name)
    .split(/[-._ ]+/)
    .filter(Boolean);
  return [
    spelt(first) ?? first.charAt(0).toUpperCase() + first.slice(1),
    ...others.map((word) => spelt(word) ?? word),
  ].join(' ');
}

/** Also of several: "IDs". Null for a word like any other. */
function spelt(word: string): string | null {
  const one = acronyms.get(word);
  if (one) return one;
  const ofSeveral = word.endsWith('s') && acronyms.get(word.slice(0, -1));
  return ofSeveral ? `${ofSeveral}s` : null;
}

/** Good enough for names of models; others say their plural. */
export function pluralOf(label: string): string {
  if (/[^aeiou]y$/.test(label)) return `${label.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(label) ? `${label}es` : `${label}s`;
}

export const isKebabCase = (name: string) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);

/** What is likely to be a secret, by its name. */
export const looksSecret = (name: string) =>
  /password|secret|token|hash$|credential|privatekey|recoverycode|cipher|backupcode/i.test(name.replace(/[-_]/g, ''));
