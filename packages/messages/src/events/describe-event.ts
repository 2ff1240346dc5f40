import type { Event } from '@red-tortoise/contracts';
import { inLine } from '../words/in-line.js';
import { describeAdvisory } from './describe-advisory.js';
import { describeFinding } from './describe-finding.js';
import { describeImport } from './describe-import.js';
import { describePackageEvent } from './describe-package-event.js';
import type { DescribedEvent } from './described-event.js';
import { packageNameOf } from './package-name-of.js';

/**
 * Says what happened. `packageName` is the package's name where the event is about one; `projectNames` are the
 * projects that it touches. The words are foreign: names and summaries come from registries and advisories.
 */
export function describeEvent(
  event: Event,
  packageName: string | null,
  projectNames: readonly string[] = [],
): DescribedEvent {
  const name = packageName ?? packageNameOf(event) ?? event.subject;
  const { title, text, path } = describe(event, name, projectNames[0] ?? null);
  return { title: inLine(title), text: inLine(text, 1_000), path };
}

function describe(event: Event, name: string, projectName: string | null): DescribedEvent {
  switch (event.type) {
    case 'project.imported':
      return describeImport(event, projectName ?? 'A project');
    case 'advisory.published':
    case 'advisory.changed':
    case 'advisory.fix-available':
    case 'advisory.withdrawn':
      return describeAdvisory(event, name);
    case 'finding.opened':
    case 'finding.resolved':
      return describeFinding(event, projectName);
    default:
      return describePackageEvent(event, name);
  }
}
