import type { Severity, SeverityLevel } from '@red-tortoise/contracts';
import type { Advisory } from '../record/advisory.js';
import { scoreVector } from './score-vector.js';

const levelsByLabel = new Map<string, SeverityLevel>([
  ['none', 'none'],
  ['low', 'low'],
  ['moderate', 'medium'],
  ['medium', 'medium'],
  ['high', 'high'],
  ['critical', 'critical'],
]);

/** How bad it is: as the database itself calls it, else by the score of the newest kind of CVSS vector, else unknown. */
export function severityOf({ severity, severityLabel }: Pick<Advisory, 'severity' | 'severityLabel'>): Severity {
  const scored = bestScore(severity.map(({ score }) => score));
  const level = levelsByLabel.get(severityLabel?.toLowerCase() ?? '') ?? levelOfScore(scored.score);
  return { level, ...scored };
}

/** Vectors of CVSS 4 count before those of 3.1, 3.0 and 2; of several of one kind the highest. */
function bestScore(vectors: string[]): { score: number | null; vector: string | null } {
  const scored = vectors.flatMap((vector) => {
    const score = scoreVector(vector);
    return score === null ? [] : [{ score, vector, kind: /^CVSS:[0-9.]+/.exec(vector)?.[0] ?? '' }];
  });
  scored.sort((one, other) => (one.kind === other.kind ? other.score - one.score : one.kind < other.kind ? 1 : -1));
  return { score: scored[0]?.score ?? null, vector: scored[0]?.vector ?? null };
}

/** The qualitative rating scale of CVSS 3.1, section 5, which CVSS 4 keeps. */
function levelOfScore(score: number | null): SeverityLevel {
  if (score === null) return 'unknown';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}
