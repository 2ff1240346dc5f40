/** Ids are in upper case, but for what follows `GHSA-`. */
export function spellAdvisoryId(word: string): string[] {
  return [/^ghsa-/i.test(word) ? `GHSA-${word.slice(5).toLowerCase()}` : word.toUpperCase()];
}
