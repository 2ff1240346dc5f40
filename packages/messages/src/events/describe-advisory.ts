import { type SeverityLevel, severityLevels } from '@red-tortoise/contracts';
import { asSentence } from '../words/as-sentence.js';
import { listOf } from '../words/list-of.js';
import { advisoryName } from './advisory-name.js';
import type { DescribedEvent, EventOf } from './described-event.js';
import { advisoryPath } from './paths.js';

type AdvisoryEvent = EventOf<
  'advisory.published' | 'advisory.changed' | 'advisory.fix-available' | 'advisory.withdrawn'
>;

/** What an advisory says of a package, or says differently now. */
export function describeAdvisory(event: AdvisoryEvent, packageName: string): DescribedEvent {
  const { advisoryId, names, summary } = event.data;
  const id = advisoryName(names);
  const [said, more] = say(event, id);
  return {
    title: `${packageName}: ${said}`,
    text: [asSentence(summary), more].filter(Boolean).join(' '),
    path: advisoryPath(advisoryId),
  };
}

function say(event: AdvisoryEvent, id: string): [title: string, text: string] {
  switch (event.type) {
    case 'advisory.published': {
      const { malicious, severity, ranges, fixedIn } = event.data;
      const kind = malicious ? 'malicious-package' : severity === 'unknown' ? 'new' : severity;
      const affects = ranges.length > 0 ? `Affects ${listOf(ranges)}.` : '';
      const fix = fixedIn.length > 0 ? `Fixed in ${listOf(fixedIn)}.` : malicious ? '' : 'No fix is published yet.';
      return [`${kind} advisory ${id} published`, [affects, fix].filter(Boolean).join(' ')];
    }
    case 'advisory.changed':
      return [
        `${id} ${listOf(event.data.changes.map(changeInShort))}`,
        event.data.changes.map(changeAsSentence).join(' '),
      ];
    case 'advisory.fix-available':
      return [`${id} is fixed in ${listOf(event.data.fixedIn)}`, ''];
    case 'advisory.withdrawn':
      return [`${id} withdrawn`, 'Its source took it back; findings of it are closed.'];
  }
}

type Change = EventOf<'advisory.changed'>['data']['changes'][number];

function changeInShort({ what, from, to }: Change): string {
  if (what === 'severity') return `${directionOf(from, to)} from ${from || 'none'} to ${to || 'none'}`;
  return what === 'ranges' ? 'affects other versions' : 'is no longer withdrawn';
}

function changeAsSentence({ what, from, to }: Change): string {
  if (what !== 'ranges') return '';
  return `Affected before: ${from || 'none'}; now: ${to || 'none'}.`;
}

/** The texts begin with the level: "high", "high (7.5)". */
function directionOf(from: string, to: string): string {
  const rank = (text: string) => severityLevels.indexOf(/^[a-z]+/.exec(text)?.[0] as SeverityLevel);
  const [before, after] = [rank(from), rank(to)];
  if (before < 0 || after < 0 || before === after) return 'changed';
  return after > before ? 'raised' : 'lowered';
}
