/** `PipelineRun` and `runNow` as `pipeline-run` and `run-now`. */
export function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

/** `createdAt` as "Created at", `organisation.name` as "Organisation name", `_id` as "Id". */
export function wordsOf(name: string): string {
  const words = kebabCase(name.replace(/^_+/, ''))
    .replace(/[-._]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
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
