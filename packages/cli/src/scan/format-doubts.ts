import type { BrokenAdvisories } from '../advisories/read-advisories.js';
import { formatNotAssessed } from '../input/format-not-assessed.js';
import { printable } from '../input/printable.js';
import type { ScanReport } from './finding.js';

const reasons = {
  'version-unreadable': 'the installed version cannot be read',
  'range-unreadable': 'a range of the advisory cannot be read',
};

/** For standard error: everything that is not silently fine. Empty where there is no doubt. */
export function formatDoubts({ manifest, notJudged }: ScanReport, broken: BrokenAdvisories): string {
  const doubts = notJudged.map(({ component, advisory, reason }) => {
    return `  ${component.purl}\t${advisory.id}\t${reasons[reason]}\n`;
  });
  return [
    formatNotAssessed(manifest.notAssessed),
    doubts.length === 0 ? '' : `not judged: ${doubts.length}\n${doubts.join('')}`,
    broken.count === 0 ? '' : `advisories that cannot be read: ${broken.count}\n${broken.first.map(line).join('')}`,
    broken.count > broken.first.length ? `  and ${broken.count - broken.first.length} more\n` : '',
  ].join('');
}

function line({ place, reason }: BrokenAdvisories['first'][number]): string {
  return `  ${printable(place)}\t${printable(reason).slice(0, 300)}\n`;
}
