import type { Event } from '@red-tortoise/contracts';
import { advisoryName } from './advisory-name.js';
import { eventSentence } from './event-sentence.js';
import type { FeedEntry } from './group-feed.js';
import { type Sentence, type SentencePart, sentence } from './sentence.js';

/**
 * What an entry says: the sentence of its event, or one that sums several up. `name` is the package's or, for an import,
 * the project's; findings that are summed up go by `projectName`.
 */
export function entrySentence({ items, lead }: FeedEntry, name: string, projectName = name): Sentence {
  if (items.length === 1) return eventSentence(lead.event, name);
  const number = items.length.toLocaleString('en');
  const count = `${number} versions of `;
  const subject = { kind: 'package', text: name } as const;
  const project = { kind: 'project', text: projectName } as const;
  switch (lead.event.type) {
    case 'package.deprecated': {
      const messages = new Set(items.map(({ event }) => messageOf(event)));
      const message = messages.size === 1 ? sentence`: ${{ kind: 'quote', text: messageOf(lead.event) }}` : '';
      return sentence`${count}${subject} deprecated${message}`;
    }
    case 'package.released':
      return sentence`${count}${subject} released`;
    case 'package.unpublished':
      return sentence`${count}${subject} were unpublished`;
    case 'advisory.published':
      return sentence`${number} advisories published for ${subject}`;
    case 'advisory.withdrawn':
      return sentence`${number} advisories for ${subject} were withdrawn`;
    case 'advisory.fix-available':
      return sentence`Fixes for ${number} advisories in ${subject}`;
    case 'finding.opened':
      return sentence`${number} findings opened in ${project}`;
    case 'finding.resolved':
      return sentence`${number} findings resolved in ${project}`;
    default:
      return sentence`${eventSentence(lead.event, name)}, and ${String(items.length - 1)} more like it`;
  }
}

/** What one event of an entry that sums several up is about: a version, or a vulnerability. */
export function detailOf({ type, data }: Event): SentencePart | null {
  switch (type) {
    case 'finding.opened':
    case 'finding.resolved':
      return {
        kind: 'finding',
        text: `${advisoryName(data.names)} in ${data.name} ${data.version}`,
        id: data.findingId,
      };
    case 'advisory.published':
    case 'advisory.changed':
    case 'advisory.fix-available':
    case 'advisory.withdrawn':
      return { kind: 'advisory', text: advisoryName(data.names), id: data.advisoryId };
    default:
      return 'version' in data && data.version !== null ? { kind: 'words', text: data.version } : null;
  }
}

function messageOf(event: Event): string {
  return event.type === 'package.deprecated' ? event.data.message : '';
}
