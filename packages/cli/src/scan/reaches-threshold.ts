import { severityLevels } from '@red-tortoise/advisories';
import type { Finding } from './finding.js';
import type { Threshold } from './thresholds.js';

/** A malicious package is above every threshold; an unknown severity is above none but `any`. */
export function reachesThreshold({ severity, isMalicious }: Finding, threshold: Threshold): boolean {
  if (threshold === 'any' || isMalicious) return true;
  const least = threshold === 'moderate' ? 'medium' : threshold;
  return severityLevels.indexOf(severity.level) >= severityLevels.indexOf(least);
}
