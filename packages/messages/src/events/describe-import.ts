import { counted } from '../words/counted.js';
import type { DescribedEvent, EventOf } from './described-event.js';
import { projectPath } from './paths.js';

/** What an import brought. */
export function describeImport({ data }: EventOf<'project.imported'>, projectName: string): DescribedEvent {
  const { components, packagesAdded, packagesRemoved, findingsOpened = 0, findingsResolved = 0 } = data;
  const facts = [
    packagesAdded > 0 ? `${counted(packagesAdded, 'package')} added` : '',
    packagesRemoved > 0 ? `${counted(packagesRemoved, 'package')} removed` : '',
    findingsOpened > 0 ? `${counted(findingsOpened, 'finding')} opened` : '',
    findingsResolved > 0 ? `${counted(findingsResolved, 'finding')} resolved` : '',
  ].filter(Boolean);
  return {
    title: `${projectName} imported: ${counted(components, 'component')}`,
    text: facts.length > 0 ? `${facts.join(', ')}.` : 'Nothing changed.',
    path: projectPath(data.projectId),
  };
}
