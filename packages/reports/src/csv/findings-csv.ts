import type { ReportedFinding } from '../project-report.js';
import { inPieces } from '../writing/in-pieces.js';
import { csvText } from './csv-text.js';

/** One row for each finding, in any state. */
export function findingsCsv(findings: AsyncIterable<ReportedFinding>) {
  return inPieces(
    csvText<ReportedFinding>(
      {
        purl: ({ purl }) => purl,
        name: ({ name }) => name,
        version: ({ version }) => version,
        advisory: ({ primaryName }) => primaryName,
        'other names': ({ names, primaryName }) => names.filter((name) => name !== primaryName).join(' '),
        severity: ({ severity }) => severity.level,
        score: ({ severity }) => severity.score,
        malicious: ({ malicious }) => malicious,
        state: ({ state }) => state,
        justification: ({ triage }) => triage?.justification ?? null,
        'accepted until': ({ triage }) => triage?.until ?? null,
        note: ({ triage }) => triage?.note ?? null,
        summary: ({ summary }) => summary,
        affected: ({ why }) => why.map(({ advisoryId, range }) => `${advisoryId} ${range}`).join('; '),
        fix: ({ fix }) => fix?.state ?? null,
        'fix steps': ({ fix }) => fix?.steps.map(({ name, from, to }) => `${name} ${from} > ${to}`).join('; ') ?? null,
        direct: ({ direct }) => direct,
        development: ({ dev }) => dev,
        opened: ({ openedAt }) => openedAt,
        resolved: ({ resolvedAt }) => resolvedAt,
        resolution: ({ resolution }) => resolution,
        path: ({ path }) => path.join(' > '),
      },
      findings,
    ),
  );
}
