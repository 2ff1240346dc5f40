/** Findings as the verbs store them, made up but shaped like real ones: names that repeat, paths, a history. */
import { createHash } from 'node:crypto';
import { findingKeys } from '../packages/domain/dist/findings/finding-keys.js';

const levels = ['critical', 'high', 'high', 'high', 'medium', 'medium', 'medium', 'medium', 'low', 'unknown'];
const states = ['open', 'open', 'open', 'open', 'open', 'open', 'fixed', 'fixed', 'not-affected', 'risk-accepted'];
const ranks = { critical: 0, high: 1, medium: 2, low: 3, none: 4, unknown: 5 };

/** `count` findings of a project; the same arguments give the same ones. */
export function generatedFindings({ organisationId, projectId, count }) {
  return Array.from({ length: count }, (_, number) => generatedFinding({ organisationId, projectId, number }));
}

function generatedFinding({ organisationId, projectId, number }) {
  const id = createHash('sha256').update(`${projectId} ${number}`).digest('hex').slice(0, 32);
  const roll = Number.parseInt(id.slice(0, 8), 16);
  const name = `${['@acme/', '', '', ''][roll % 4]}package-${roll % 3_000}`;
  const version = `1.${roll % 7}.${roll % 11}`;
  const packagePurl = `pkg:npm/${name.replace('@', '%40')}`;
  const level = levels[roll % levels.length];
  const state = states[(roll >>> 4) % states.length];
  const direct = roll % 5 === 0;
  const malicious = roll % 200 === 0;
  const at = new Date(Date.UTC(2026, 0, 1) + (roll % 20_000_000) * 1_000);
  const advisoryId = `GHSA-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}`;
  const cve = `CVE-2025-${10_000 + (roll % 5_000)}`;
  const severity = { level, score: level === 'unknown' ? null : 9.8 - ranks[level] * 2, vector: null };
  const decision = { justification: null, until: null, note: null, userId: null, by: 'Ada', at };
  const told = { _id: id, name, version, direct, malicious, severity };
  return {
    ...told,
    ...findingKeys(told),
    organisationId,
    projectId,
    purl: `${packagePurl}@${version}`,
    packagePurl,
    ecosystem: 'npm',
    dev: roll % 3 === 0,
    path: direct ? [`${name}@${version}`] : ['express@5.1.0', 'body-parser@2.2.0', `${name}@${version}`],
    primaryName: cve,
    names: [cve, advisoryId],
    advisoryIds: [advisoryId],
    summary: `Regular expression denial of service in ${name} through a header that the caller chooses`,
    why: [{ advisoryId, range: '>=1.0.0 <2.0.0' }],
    present: state !== 'fixed',
    state,
    triage: state === 'open' || state === 'fixed' ? null : { state, ...decision },
    acceptedUntil: null,
    openedAt: at,
    openedBy: { cause: 'import', importId: null },
    resolvedAt: state === 'fixed' ? at : null,
    resolution: state === 'fixed' ? 'version-changed' : null,
    resolvedByImportId: null,
    fix: {
      state: ['upgrade', 'refresh', 'no-fix-published', 'not-enough-data'][roll % 4],
      steps: [{ kind: 'upgrade', packagePurl, name, from: version, to: '2.0.0', level: 'major' }],
      blockedBy: null,
      missing: [],
      computedAt: at,
    },
    history: [{ at, by: null, from: null, to: 'open', reason: 'import', note: null }],
  };
}
