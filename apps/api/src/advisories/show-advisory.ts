import { describeStretch, stretchesOf } from '@red-tortoise/advisories';
import type { Advisory, AffectedPackage } from '@red-tortoise/contracts';
import type { AdvisoryDocument, AffectedEntry } from '@red-tortoise/documents';

/** A stored record as its readers see it. Its text is foreign, and goes out as text. */
export function showAdvisory(stored: AdvisoryDocument): Advisory {
  return {
    id: stored._id,
    names: stored.names,
    source: stored.source,
    summary: stored.summary,
    details: stored.details,
    severity: stored.severity,
    malicious: stored.malicious,
    cwes: stored.cwes,
    references: stored.references,
    affected: stored.affected.map(showAffected),
    publishedAt: stored.publishedAt?.toISOString() ?? null,
    modifiedAt: stored.modifiedAt.toISOString(),
    withdrawnAt: stored.withdrawnAt?.toISOString() ?? null,
    storedAt: stored.storedAt.toISOString(),
  };
}

function showAffected({ ecosystem, name, packagePurl, ranges, versions }: AffectedEntry): AffectedPackage {
  const stretches = ranges.flatMap(stretchesOf);
  const fixed = stretches.flatMap(({ end }) => (end?.kind === 'fixed' ? [end.version] : []));
  return {
    ecosystem,
    name,
    packagePurl,
    ranges: [...new Set(stretches.map(describeStretch))],
    versions,
    fixedIn: [...new Set(fixed)],
  };
}
