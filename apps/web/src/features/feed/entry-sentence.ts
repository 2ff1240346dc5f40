import type { Event } from '@red-tortoise/contracts';
import { eventSentence } from './event-sentence.js';
import type { FeedEntry } from './group-feed.js';
import { type Sentence, sentence } from './sentence.js';

/** What an entry says: the sentence of its event, or one that sums several up. */
export function entrySentence({ items, lead }: FeedEntry, name: string): Sentence {
  if (items.length === 1) return eventSentence(lead.event, name);
  const count = `${items.length.toLocaleString('en')} versions of `;
  const subject = { kind: 'package', text: name } as const;
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
    default:
      return sentence`${eventSentence(lead.event, name)}, and ${String(items.length - 1)} more like it`;
  }
}

/** The version that an event is about, for the list of what an entry sums up. */
export function versionOf(event: Event): string | null {
  return 'version' in event.data ? event.data.version : null;
}

function messageOf(event: Event): string {
  return event.type === 'package.deprecated' ? event.data.message : '';
}
