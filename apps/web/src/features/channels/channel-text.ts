import type { Channel, ChannelKind } from '@red-tortoise/contracts';
import type { Tone } from '../../shell/tag.js';

export const kindLabels: Record<ChannelKind, string> = {
  email: 'E-mail',
  slack: 'Slack',
  webhook: 'Webhook',
  feed: 'Feed',
};

/** The state in a word, and its tone. */
export function stateTag({ state, paused }: Pick<Channel, 'state' | 'paused'>): { label: string; tone: Tone } {
  if (state === 'active') return { label: 'active', tone: 'green' };
  if (state === 'unconfirmed') return { label: 'not confirmed', tone: 'amber' };
  return paused?.cause === 'owner' ? { label: 'paused', tone: 'grey' } : { label: 'paused', tone: 'red' };
}

/** Why nothing is sent, and what happens meanwhile; null for a channel that sends. */
export function quietText({ state, kind, paused }: Channel): string | null {
  if (state === 'unconfirmed') return 'Nothing is sent before somebody opens the link in the confirmation mail.';
  if (paused === null) return null;
  if (paused.cause === 'owner') {
    return kind === 'feed' ? 'Paused: what comes is not in the feed until it goes on.' : 'Paused: what comes waits.';
  }
  if (paused.cause === 'unsubscribed') {
    return 'Whoever reads these mails has unsubscribed. To go on they are asked again, and have to confirm.';
  }
  return `Paused. ${asSentence(paused.reason ?? 'Messages could not be handed over')} What comes waits.`;
}

/** "3 rules send here", "no rule sends here yet". */
export function rulesText(rules: number): string {
  if (rules === 0) return 'No rule sends here yet';
  return rules === 1 ? '1 rule sends here' : `${rules.toLocaleString('en')} rules send here`;
}

const mostCounted = 1_000;

/** Null when nothing waits. */
export function waitingText(waiting: number): string | null {
  if (waiting === 0) return null;
  if (waiting >= mostCounted) return `${mostCounted.toLocaleString('en')} or more messages wait`;
  return waiting === 1 ? '1 message waits' : `${waiting.toLocaleString('en')} messages wait`;
}

export function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
