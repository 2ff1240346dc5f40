import type { SeverityLevel } from '@red-tortoise/contracts';
import type { ReportingDescriptor, Result, ToolComponent } from 'sarif';
import { inAddress } from '../writing/in-address.js';
import { inPieces } from '../writing/in-pieces.js';
import { jsonText } from '../writing/json-text.js';
import { oneLine } from '../writing/one-line.js';

/** A component that an advisory speaks of. */
export interface SarifFinding {
  /** The advisory's name: the rule. */
  name: string;
  otherNames: string[];
  summary: string;
  severity: { level: SeverityLevel; score: number | null };
  malicious: boolean;
  component: { name: string; version: string; purl: string; path: string[] };
  /** The ranges that matched, as a reader may see them: `>=1.0.0 <1.2.3`. */
  why: string;
  /** Why nobody has to act on it, where somebody has decided so. */
  suppression: string | null;
}

export interface SarifInput {
  toolVersion: string;
  /** Of the manifest, as a URI reference. */
  uri: string;
  findings: AsyncIterable<SarifFinding> | Iterable<SarifFinding>;
  /** What could not be judged. */
  warnings: string[];
}

/** A SARIF 2.1.0 log (OASIS): a result for each finding, with the manifest as its place, and a rule for each advisory. */
export function sarifText({ toolVersion, uri, findings, warnings }: SarifInput) {
  const rules = new Map<string, number>();
  const described: ReportingDescriptor[] = [];
  const results = async function* () {
    for await (const finding of findings) {
      const index = rules.get(finding.name) ?? rules.size;
      if (index === rules.size) {
        rules.set(finding.name, index);
        described.push(ruleOf(finding));
      }
      yield resultOf(finding, index, uri);
    }
  };
  // Behind the results, which make it known.
  const tool = async function* () {
    yield* described;
  };
  const driver = { name: 'Red Tortoise', version: toolVersion } satisfies ToolComponent;
  const run = {
    columnKind: 'utf16CodeUnits',
    artifacts: [{ location: { uri } }],
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: warnings.map((text) => ({ level: 'warning', message: { text } })),
      },
    ],
    results: results(),
    tool: { driver: { ...driver, rules: tool() } },
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return inPieces(jsonText(log));
}

const levels = {
  unknown: 'warning',
  none: 'note',
  low: 'note',
  medium: 'warning',
  high: 'error',
  critical: 'error',
} as const;

function levelOf({ severity, malicious }: SarifFinding): Result.level {
  return malicious ? 'error' : levels[severity.level];
}

function ruleOf(finding: SarifFinding): ReportingDescriptor {
  const { name, otherNames, summary, severity, malicious } = finding;
  const score = severity.score === null ? {} : { 'security-severity': severity.score.toFixed(1) };
  const tags = ['security', malicious ? 'malicious-package' : 'vulnerability'];
  return {
    id: name,
    shortDescription: { text: oneLine(summary) || name },
    helpUri: `https://osv.dev/vulnerability/${inAddress(name)}`,
    defaultConfiguration: { level: levelOf(finding) },
    properties: { tags, aliases: otherNames, ...score },
  };
}

function resultOf(finding: SarifFinding, ruleIndex: number, uri: string): Result {
  const { name: advisory, component, why, suppression } = finding;
  const { name, version, purl, path } = component;
  const way = path.length > 1 ? `, by way of ${path.join(' > ')}` : '';
  return {
    ruleId: advisory,
    ruleIndex,
    level: levelOf(finding),
    message: { text: oneLine(`${name} ${version} is affected by ${advisory} (${why})${way}.`) },
    locations: [
      {
        // A lockfile has no line that is to blame, but viewers want one.
        physicalLocation: { artifactLocation: { uri, index: 0 }, region: { startLine: 1 } },
        logicalLocations: [{ name: `${name}@${version}`, fullyQualifiedName: purl, kind: 'package' }],
      },
    ],
    partialFingerprints: { 'purlAndAdvisory/v1': `${purl} ${advisory}` },
    ...(suppression === null
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: oneLine(suppression) }] }),
  };
}
