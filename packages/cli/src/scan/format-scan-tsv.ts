import type { ScanReport } from './finding.js';

/** `purl, advisory id`, one row for each component version and advisory record, unique, in the order of bytes. */
export function formatScanTsv({ findings }: ScanReport): string {
  return findings.map(({ component, advisory }) => `${component.purl}\t${advisory.id}\n`).join('');
}
