import { describeMatch } from '@red-tortoise/advisories';
import { printable } from '../input/printable.js';
import { fileAddress } from './file-address.js';
import type { Finding, ScanReport } from './finding.js';
import { toolVersion } from './tool-version.js';

const levels = {
  unknown: 'warning',
  none: 'note',
  low: 'note',
  medium: 'warning',
  high: 'error',
  critical: 'error',
} as const;

/** A SARIF 2.1.0 log (OASIS): a rule for each advisory, a result for each finding, with the manifest as its place. */
export function formatScanSarif({ findings, file, notJudged, brokenAdvisories }: ScanReport): string {
  const rules = [...new Map(findings.map((finding) => [finding.advisory.id, finding])).values()];
  const ruleIndexes = new Map(rules.map(({ advisory }, index) => [advisory.id, index]));
  const uri = fileAddress(file);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Red Tortoise', version: toolVersion(), rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        artifacts: [{ location: { uri } }],
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: notify(notJudged.length, brokenAdvisories) },
        ],
        results: findings.map((finding) => resultOf(finding, ruleIndexes.get(finding.advisory.id) ?? -1, uri)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ advisory, severity, isMalicious }: Finding) {
  const text = printable(advisory.summary) || advisory.id;
  const score = severity.score === null ? {} : { 'security-severity': severity.score.toFixed(1) };
  const tags = ['security', isMalicious ? 'malicious-package' : 'vulnerability'];
  return {
    id: advisory.id,
    shortDescription: { text },
    helpUri: `https://osv.dev/vulnerability/${encodeURIComponent(advisory.id)}`,
    defaultConfiguration: { level: levelOf(severity.level, isMalicious) },
    properties: { tags, aliases: advisory.aliases, ...score },
  };
}

function resultOf({ component, advisory, severity, isMalicious, matchedBy }: Finding, ruleIndex: number, uri: string) {
  const { name, version, purl, path } = component;
  const way = path.length > 1 ? `, by way of ${path.join(' > ')}` : '';
  const text = `${name} ${version} is affected by ${advisory.id} (${describeMatch(matchedBy)})${way}.`;
  return {
    ruleId: advisory.id,
    ruleIndex,
    level: levelOf(severity.level, isMalicious),
    message: { text: printable(text) },
    locations: [
      {
        // A lockfile has no line that is to blame, but viewers want one.
        physicalLocation: { artifactLocation: { uri, index: 0 }, region: { startLine: 1 } },
        logicalLocations: [{ name: `${name}@${version}`, fullyQualifiedName: purl, kind: 'package' }],
      },
    ],
    partialFingerprints: { 'purlAndAdvisory/v1': `${purl} ${advisory.id}` },
  };
}

function levelOf(severity: keyof typeof levels, isMalicious: boolean) {
  return isMalicious ? 'error' : levels[severity];
}

function notify(notJudged: number, broken: number) {
  const texts = [
    notJudged > 0 && `${notJudged} pairs of component and advisory could not be judged.`,
    broken > 0 && `${broken} advisory records could not be read.`,
  ];
  return texts.filter((text) => text !== false).map((text) => ({ level: 'warning', message: { text } }));
}
