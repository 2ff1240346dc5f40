import type { FindingSummary, FindingTrendPoint } from '@red-tortoise/contracts';
import type { FindingSearch } from './finding-search.js';

/** The worst first. What is an attack itself is a class of its own, whatever its score. */
export const severityClasses = ['malicious', 'critical', 'high', 'medium', 'low', 'none', 'unknown'] as const;
export type SeverityClass = (typeof severityClasses)[number];
export type SeverityCounts = Readonly<Record<SeverityClass, number>>;

const namedInDigest = 3;
const labels: Record<SeverityClass, string> = {
  malicious: 'Malicious',
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  none: 'None',
  unknown: 'Unknown',
};

export function severityLabel(severityClass: SeverityClass): string {
  return labels[severityClass];
}

/** Open findings by class: of a summary, or of a day. */
export function severityCounts({ open, malicious }: FindingSummary | FindingTrendPoint): SeverityCounts {
  return { ...open, malicious };
}

export function totalOf(counts: SeverityCounts): number {
  return severityClasses.reduce((total, severityClass) => total + counts[severityClass], 0);
}

/** The classes that a reader is shown: those below all others only where there are any. */
export function severityClassesOf(counts: SeverityCounts): SeverityClass[] {
  return severityClasses.filter((one) => (one !== 'none' && one !== 'unknown') || counts[one] > 0);
}

/** The filters that leave exactly one class. */
export function searchOfClass(severityClass: SeverityClass): FindingSearch {
  return severityClass === 'malicious' ? { malicious: true } : { severity: severityClass, malicious: false };
}

/** "2 critical, 14 high": what a bar or a chart shows, in words. */
export function severityText(counts: SeverityCounts): string {
  return wordsOf(counts).join(', ') || 'none open';
}

/** The same where there is little room: the worst by name, the others by number. */
export function severityDigest(counts: SeverityCounts): string {
  const words = wordsOf(counts);
  if (words.length === 0) return 'No open findings';
  if (words.length <= namedInDigest + 1) return words.join(', ');
  const named = severityClasses.filter((severityClass) => counts[severityClass] > 0).slice(0, namedInDigest);
  const others = totalOf(counts) - named.reduce((sum, severityClass) => sum + counts[severityClass], 0);
  return `${words.slice(0, namedInDigest).join(', ')}, ${others.toLocaleString('en')} lower`;
}

function wordsOf(counts: SeverityCounts): string[] {
  const shown = severityClasses.filter((severityClass) => counts[severityClass] > 0);
  return shown.map((severityClass) => {
    const word = severityClass === 'none' || severityClass === 'unknown' ? `severity ${severityClass}` : severityClass;
    return `${counts[severityClass].toLocaleString('en')} ${word}`;
  });
}
