import type { Delivery, DeliveryState } from '@red-tortoise/contracts';
import type { Tone } from '../../shell/tag.js';
import { asSentence } from './channel-text.js';

export const stateLabels: Record<DeliveryState, string> = {
  queued: 'Waiting',
  sent: 'Sent',
  failed: 'Failed, tried again',
  'gave-up': 'Given up',
  replayed: 'Sent again',
};
export const stateTones: Record<DeliveryState, Tone> = {
  queued: 'blue',
  sent: 'green',
  failed: 'amber',
  'gave-up': 'red',
  replayed: 'grey',
};

export const kindNames: Record<Delivery['kind'], string> = {
  alert: 'alert',
  digest: 'digest',
  test: 'test',
  confirmation: 'confirmation',
};

/** Whether something will still happen by itself. */
export function isMoving(state: DeliveryState): boolean {
  return state === 'queued' || state === 'failed';
}

/** What became of a message that somebody waits for, as a sentence. */
export function outcomeText({ state, attempts }: Pick<Delivery, 'state' | 'attempts'>): string {
  const last = attempts.at(-1);
  const reason = last?.outcome === 'failed' ? asSentence(last.detail) : '';
  switch (state) {
    case 'queued':
      return 'It waits for its turn…';
    case 'sent':
      return last ? `Sent, in ${durationText(last.milliseconds)}.` : 'Sent.';
    case 'failed':
      return `Not yet: ${reason} It is tried again.`;
    case 'gave-up':
      return `Given up: ${reason}`;
    case 'replayed':
      return 'It gave way to a newer message.';
  }
}

/** "41 ms", "1.3 s". */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1_000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
}
