import { type FindingDocument, FindingModel } from '@red-tortoise/documents';

/** An event as far as it says whether it is about an advisory. A package is the subject of such an event. */
interface PackageEvent {
  subject: string;
  data: object;
}

/** Since when an advisory concerns a project, and whether an import brought that about. */
interface Concern {
  since: Date;
  byImport: boolean;
}
/** What a project has of an event's advisory, in whatever state its finding is now; undefined for nothing. */
export type Concerned = (projectId: string, event: PackageEvent) => Concern | undefined;

/** An advisory concerns those who have a finding of it, under any of its names: not everybody who uses the package. */
export async function findConcerned(events: readonly PackageEvent[], projectId?: string): Promise<Concerned> {
  const concerns = new Map<string, Concern>();
  for (const finding of await findFindings(events.filter(isAboutAdvisory), projectId)) {
    const [opened] = finding.history;
    if (!opened) continue;
    for (const name of finding.names) {
      const key = keyOf(finding.projectId, finding.packagePurl, name);
      const known = concerns.get(key);
      const concern = { since: opened.at, byImport: opened.reason === 'import' };
      if (!known || concern.since < known.since) concerns.set(key, concern);
    }
  }
  return (id, event) =>
    isAboutAdvisory(event) ? concerns.get(keyOf(id, event.subject, event.data.advisoryId)) : undefined;
}

export function isAboutAdvisory<E extends PackageEvent>(event: E): event is E & { data: { advisoryId: string } } {
  return 'advisoryId' in event.data;
}

type Known = Pick<FindingDocument, 'projectId' | 'packagePurl' | 'names' | 'history'>;

async function findFindings(
  events: readonly { subject: string; data: { advisoryId: string } }[],
  projectId: string | undefined,
): Promise<Known[]> {
  if (events.length === 0) return [];
  return await FindingModel.find({
    packagePurl: { $in: [...new Set(events.map(({ subject }) => subject))] },
    names: { $in: [...new Set(events.map(({ data }) => data.advisoryId))] },
    ...(projectId === undefined ? {} : { projectId }),
  })
    .select({ projectId: 1, packagePurl: 1, names: 1, history: { $slice: 1 } })
    .lean<Known[]>();
}

const keyOf = (...parts: [projectId: string, packagePurl: string, advisoryId: string]) => parts.join('\n');
