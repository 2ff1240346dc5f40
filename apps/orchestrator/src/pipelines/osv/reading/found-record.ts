/** One record of a source, not read yet, or the reason why it cannot be. */
export interface FoundRecord {
  /** Where it stands, for a reader: `GHSA-x.json`, `line 12`. */
  place: string;
  /** Empty where there is a problem. */
  text: string;
  problem: { code: string; detail: string } | null;
}

export function unreadable(place: string, code: string, detail: string): FoundRecord {
  return { place, text: '', problem: { code, detail } };
}
