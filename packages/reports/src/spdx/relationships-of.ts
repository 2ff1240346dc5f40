import type { ReportedComponent } from '../project-report.js';
import { documentId, idOf, projectId } from './spdx-ids.js';

/**
 * Who needs whom. What the project does not ask for itself, it contains. A component that can be left out is needed by
 * nobody who cannot: such a dependency is an optional one.
 * @param optional the purls of the components that are
 */
export async function* relationshipsOf(components: AsyncIterable<ReportedComponent>, optional: ReadonlySet<string>) {
  yield relate(documentId, 'DESCRIBES', projectId);
  for await (const component of components) {
    const id = idOf(component.purl);
    if (!component.direct) yield relate(projectId, 'CONTAINS', id);
    else if (component.dev) yield relate(id, 'DEV_DEPENDENCY_OF', projectId);
    else if (component.optional) yield relate(id, 'OPTIONAL_DEPENDENCY_OF', projectId);
    else yield relate(projectId, 'DEPENDS_ON', id);
    for (const purl of component.requires) {
      if (optional.has(purl) && !component.optional) yield relate(idOf(purl), 'OPTIONAL_DEPENDENCY_OF', id);
      else yield relate(id, 'DEPENDS_ON', idOf(purl));
    }
  }
}

function relate(spdxElementId: string, relationshipType: string, relatedSpdxElement: string) {
  return { spdxElementId, relationshipType, relatedSpdxElement };
}
