import { diffListLimit, type ImportDiff } from '@red-tortoise/contracts';
import type { ImportDocument } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { loadLicenceMappings } from '../licences/load-licence-mappings.js';
import { type LicenceMappings, licenceKey, normaliseLicence } from '../licences/normalise-licence.js';
import { compareFindings } from './compare-findings.js';
import { compareLicences } from './compare-licences.js';
import { comparePackages } from './compare-packages.js';
import { type Installed, readInstalled } from './installed.js';

/** What changed from one import to another of the same project; from nothing, everything came. Both must be done. */
export async function compareImports(
  { database }: Pick<DomainContext, 'database'>,
  from: ImportDocument | null,
  to: ImportDocument,
): Promise<ImportDiff> {
  const before = await readInstalled(from?._id ?? null);
  const after = await readInstalled(to._id);
  const { added, removed, moved, changed } = comparePackages(before, after);
  const { introduced, fixed } = await compareFindings(before, after, changed);
  const licences = compareLicences(before, after, meaningOf(await loadLicenceMappings(database)));
  const installScripts = newInstallScripts(before, after);
  return {
    from: from && side(from),
    to: side(to),
    counts: {
      added: added.length,
      removed: removed.length,
      moved: moved.length,
      introduced: introduced.length,
      fixed: fixed.length,
      licences: licences.length,
      installScripts: installScripts.length,
    },
    added: cut(added),
    removed: cut(removed),
    moved: cut(moved),
    introduced: cut(introduced),
    fixed: cut(fixed),
    licences: cut(licences),
    installScripts: cut(installScripts),
  };
}

const cut = <T>(list: readonly T[]) => list.slice(0, diffListLimit);

/** One text for all that mean the same licence; each is read once. */
function meaningOf(mappings: LicenceMappings): (licence: string) => string {
  const known = new Map<string, string>();
  return (licence) => {
    const meaning = known.get(licence) ?? normaliseLicence(licence, mappings) ?? licenceKey(licence);
    known.set(licence, meaning);
    return meaning;
  };
}

function side({ _id, filename, requestedAt }: ImportDocument): ImportDiff['to'] {
  return { id: _id, filename, requestedAt: requestedAt.toISOString() };
}

function newInstallScripts(before: readonly Installed[], after: readonly Installed[]): ImportDiff['installScripts'] {
  const had = new Set(before.map(({ purl }) => purl));
  return after
    .filter(({ purl, installScripts }) => installScripts && !had.has(purl))
    .map(({ packagePurl, name, version }) => ({ packagePurl, name, version }));
}
