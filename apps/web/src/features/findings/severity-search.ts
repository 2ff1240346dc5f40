import { severityLevels } from '@red-tortoise/contracts';
import type { FindingSearch } from './finding-search.js';
import type { SeverityClass } from './severity.js';

/** The classes that the address asks for; none means all. */
export function chosenClasses({ severity, malicious }: FindingSearch): readonly SeverityClass[] {
  if (malicious) return ['malicious'];
  const levels = severity?.split(',') ?? [];
  return severityLevels.filter((level) => levels.includes(level));
}

/** The filters after one class was chosen or given up. Levels stand together; malicious packages stand alone. */
export function toggleClass(
  search: FindingSearch,
  severityClass: SeverityClass,
): Pick<FindingSearch, 'severity' | 'malicious'> {
  const chosen = chosenClasses(search);
  if (severityClass === 'malicious') {
    return { severity: undefined, malicious: chosen.includes('malicious') ? undefined : true };
  }
  const next = severityLevels.filter((level) => (level === severityClass) !== chosen.includes(level));
  return next.length > 0
    ? { severity: next.join(','), malicious: false }
    : { severity: undefined, malicious: undefined };
}
