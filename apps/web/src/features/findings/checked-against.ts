import type { Source } from '@red-tortoise/contracts';
import { isStarterSource } from '../sources/starter-source.js';

/** What findings rest on: a list without findings is only as good as the advisories behind it. */
interface CheckedAgainst {
  /** The sources of advisories, those that were never read included. */
  sources: readonly Source[];
  /** When the one that was read the longest ago was read; null when none was. */
  readAt: string | null;
  /** Only the small set that comes with the product was read. */
  onlyStarter: boolean;
}

export function checkedAgainst(all: readonly Source[]): CheckedAgainst {
  const sources = all.filter(({ kind }) => kind === 'advisories');
  const read = sources.filter(({ lastSuccessAt }) => lastSuccessAt !== null);
  const moments = read.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []).sort();
  return { sources, readAt: moments[0] ?? null, onlyStarter: read.length > 0 && read.every(isStarterSource) };
}
