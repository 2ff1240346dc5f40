import { severityLevels } from '@red-tortoise/contracts';
import type { FindingDocument } from '@red-tortoise/documents';

type Sorted = Pick<FindingDocument, '_id' | 'name' | 'version' | 'direct' | 'malicious' | 'severity'>;

/** What lists page by, ascending. The id at the end makes each key one finding's own. */
export function findingKeys(finding: Sorted): Pick<FindingDocument, 'severityKey' | 'packageKey'> {
  const { _id, name, version, direct, malicious, severity } = finding;
  const level = severityLevels.length - 1 - severityLevels.indexOf(severity.level);
  // CVSS scores have one decimal: 10.0 becomes 000, 0.0 and no score 100.
  const score = String(100 - Math.round((severity.score ?? 0) * 10)).padStart(3, '0');
  const worstFirst = `${malicious ? 0 : 1}${level}${score}${direct ? 0 : 1}`;
  return {
    severityKey: `${worstFirst} ${name} ${version} ${_id}`,
    packageKey: `${name} ${version} ${worstFirst} ${_id}`,
  };
}
