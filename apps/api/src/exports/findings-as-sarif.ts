import type { ReportedFinding, SarifFinding } from '@red-tortoise/reports';

/** Findings as SARIF takes them: one for all names of a thing, and what was decided as its suppression. */
export async function* findingsAsSarif(findings: AsyncIterable<ReportedFinding>): AsyncGenerator<SarifFinding> {
  for await (const finding of findings) {
    const { primaryName, names, summary, severity, malicious, name, version, purl, path } = finding;
    yield {
      name: primaryName,
      otherNames: names.filter((other) => other !== primaryName),
      summary,
      severity,
      malicious,
      component: { name, version, purl, path },
      why: [...new Set(finding.why.map(({ range }) => range))].join(' or '),
      suppression: suppressionOf(finding),
    };
  }
}

function suppressionOf({ triage }: ReportedFinding): string | null {
  if (triage === null) return null;
  const until = triage.until === null ? '' : ` until ${triage.until}`;
  return [`${triage.state}${until}, by ${triage.by}`, triage.justification, triage.note].filter(Boolean).join(': ');
}
