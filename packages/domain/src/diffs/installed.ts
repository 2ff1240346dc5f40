import { ComponentModel } from '@red-tortoise/documents';

/** What a comparison needs of a component. */
export interface Installed {
  purl: string;
  packagePurl: string;
  ecosystem: string;
  name: string;
  version: string;
  direct: boolean;
  dev: boolean;
  /** As it is written: the registry's word, else the manifest's. */
  licence: string | null;
  installScripts: boolean;
}

/** The components of an import in the order of lists, direct ones first; none for no import. */
export async function readInstalled(importId: string | null): Promise<Installed[]> {
  if (importId === null) return [];
  const rows = await ComponentModel.find({ importId })
    .select({ _id: 0, purl: 1, packagePurl: 1, ecosystem: 1, name: 1, version: 1, direct: 1, dev: 1 })
    .select({ declaredLicence: 1, 'facts.licence': 1, 'facts.installScripts': 1 })
    .sort({ sortKey: 1 })
    .lean();
  return rows.map(({ facts, declaredLicence, ...row }) => ({
    ...row,
    licence: facts.licence ?? declaredLicence,
    installScripts: facts.installScripts,
  }));
}
