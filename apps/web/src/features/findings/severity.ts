import type { Finding, FindingSummary, FindingTrendPoint } from '@red-tortoise/contracts';
import type { FindingSearch } from './finding-search.js';

/** The worst first. What is an attack itself is a class of its own, whatever its score. */
export const severityClasses = ['malicious', 'critical', 'high', 'medium', 'low', 'none', 'unknown'] as const;
export type SeverityClass = (typeof severityClasses)[number];
export type SeverityCounts = Readonly<Record<SeverityClass, number>>;

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

export function severityClassOf({ malicious, severity }: Pick<Finding, 'malicious' | 'severity'>): SeverityClass {
  return malicious ? 'malicious' : severity.level;
}

/** Open findings by class: of a summary, or of a day. */
export function severityCounts({ open, malicious }: FindingSummary | FindingTrendPoint): SeverityCounts {
  return { ...open, malicious };
}

export function totalOf(counts: SeverityCounts): number {
  return severityClasses.reduce((total, severityClass) => total + counts[severityClass], 0);
}

/** The filters that leave exactly one class. */
export function searchOfClass(severityClass: SeverityClass): FindingSearch {
  return severityClass === 'malicious' ? { malicious: true } : { severity: severityClass, malicious: false };
}

/** "2 critical, 14 high": what a bar or a chart shows, in words. */
export function severityText(counts: SeverityCounts): string {
  const shown = severityClasses.filter((severityClass) => counts[severityClass] > 0);
  const words = shown.map((severityClass) => {
    const word = severityClass === 'none' || severityClass === 'unknown' ? `severity ${severityClass}` : severityClass;
    return `${counts[severityClass].toLocaleString('en')} ${word}`;
  });
  return words.join(', ') || 'none open';
}
