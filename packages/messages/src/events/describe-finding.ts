import { asSentence } from '../words/as-sentence.js';
import { advisoryName } from './advisory-name.js';
import type { DescribedEvent, EventOf } from './described-event.js';
import { findingPath } from './paths.js';

type FindingEvent = EventOf<'finding.opened' | 'finding.resolved'>;

/** What began or ceased to affect a project. */
export function describeFinding(event: FindingEvent, projectName: string | null): DescribedEvent {
  const { name, version, names, severity, malicious, summary, findingId } = event.data;
  const kind = malicious ? 'malicious-package finding' : severity === 'unknown' ? 'finding' : `${severity} finding`;
  const [verb, more] = event.type === 'finding.opened' ? sayOpened(event) : sayResolved(event);
  const where = projectName === null ? '' : ` in ${projectName}`;
  return {
    title: `${name} ${version}: ${kind} ${advisoryName(names)} ${verb}${where}`,
    text: [asSentence(summary), more].filter(Boolean).join(' '),
    path: findingPath(findingId),
  };
}

function sayOpened({ data }: EventOf<'finding.opened'>): [verb: string, text: string] {
  const fix = data.fixable === true ? 'A version without it is published.' : '';
  switch (data.cause) {
    case 'acceptance-ended':
      return ['open again', `The time for which its risk was accepted is over. ${fix}`];
    case 'triage-removed':
      return ['open again', `The decision about it was taken back. ${fix}`];
    default:
      return ['opened', fix];
  }
}

function sayResolved({ data }: EventOf<'finding.resolved'>): [verb: string, text: string] {
  switch (data.resolution) {
    case 'component-removed':
      return ['resolved', `${data.name} ${data.version} is gone.`];
    case 'version-changed':
      return ['resolved', `${data.name} moved on from ${data.version}.`];
    case 'advisory-withdrawn':
      return ['resolved', 'The advisory was withdrawn.'];
    case 'advisory-changed':
      return ['resolved', `As we know now, it does not affect ${data.version}.`];
    case 'merged':
      return ['merged', 'It is another name of a finding that is listed already.'];
    default:
      return ['resolved', ''];
  }
}
