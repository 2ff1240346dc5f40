import { describeMatch, severityLevels } from '@red-tortoise/advisories';
import { formatColumns } from '../input/format-columns.js';
import { printable } from '../input/printable.js';
import type { Finding, ScanReport } from './finding.js';

const headings = ['severity', 'component', 'version', 'advisory', 'affected', 'summary'];
const summaryWidth = 72;

/** Aligned columns for people, the worst first, with a line of counts below. */
export function formatScanTable(report: ScanReport): string {
  const { findings, manifest } = report;
  const counts = `${findings.length} findings in ${manifest.components.length} components`;
  const asked = `${report.advisories} advisories asked, ${manifest.notAssessed.length} entries not assessed`;
  const rows = [...findings].sort((one, other) => rank(other) - rank(one)).map(cellsOf);
  const lines = rows.length === 0 ? [] : [...formatColumns([headings, ...rows]), ''];
  return `${[...lines, `${manifest.format} ${printable(manifest.formatVersion)}: ${counts}, ${asked}`].join('\n')}\n`;
}

/** Malicious packages are worse than any score. */
function rank({ severity, isMalicious }: Finding): number {
  return isMalicious ? severityLevels.length : severityLevels.indexOf(severity.level);
}

function cellsOf({ component, advisory, severity, isMalicious, matchedBy }: Finding): string[] {
  const summary = printable(advisory.summary);
  return [
    isMalicious ? 'malicious' : severity.level,
    component.name,
    component.version,
    advisory.id,
    printable(describeMatch(matchedBy)),
    summary.length > summaryWidth ? `${summary.slice(0, summaryWidth - 1)}…` : summary,
  ];
}
