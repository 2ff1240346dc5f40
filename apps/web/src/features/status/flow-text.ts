import type { Flow } from '@red-tortoise/contracts';

/** Seconds after which the API calls it behind. */
const late = 15;
const silence = 30_000;

/** Whether a part keeps up: what the sign before it says. */
export type PartState = 'ok' | 'behind' | 'unknown';
export interface FlowPart {
  key: string;
  title: string;
  /** What it is for. */
  about: string;
  state: PartState;
  words: string;
}

const processors: Record<string, { title: string; about: string }> = {
  'feed-fan-out': { title: 'Feed', about: 'Puts what happens into feeds' },
  alerts: { title: 'Alerts', about: 'Asks the rules' },
  activity: { title: 'Activity', about: 'Counts what happens' },
};

/** The state of the whole in a sentence. */
export function flowText({ state, outbox, processors: parts, deliveries }: Flow): string {
  if (state === 'unknown') return 'Nobody can say at the moment whether feed and alerts keep up.';
  if (state === 'ok') return 'Feed and alerts keep up: what happens now reaches you within seconds.';
  const lag = Math.max(outbox, deliveries.lag, ...parts.map((part) => part.lag));
  return `Feed and alerts are behind by up to ${durationText(lag)}. Nothing is lost; it arrives later.`;
}

/** Every part in words, in the order that an event goes. */
export function flowParts(flow: Flow, now: number): FlowPart[] {
  const { outbox, deliveries } = flow;
  return [
    {
      key: 'outbox',
      title: 'Events',
      about: 'Hands events on',
      state: stateOf(outbox),
      words: waitText(outbox),
    },
    ...flow.processors.map(({ name, lag, at }): FlowPart => {
      const isSilent = now - Date.parse(at) > silence;
      return {
        key: name,
        ...(processors[name] ?? { title: name, about: 'Works on events' }),
        state: isSilent ? 'unknown' : stateOf(lag),
        words: isSilent ? `silent for ${durationText((now - Date.parse(at)) / 1_000)}` : waitText(lag),
      };
    }),
    {
      key: 'deliveries',
      title: 'Messages',
      about: 'Sends e-mails, webhooks and Slack messages',
      state: stateOf(deliveries.lag),
      words:
        deliveries.waiting === 0 ? 'none waits' : `${waitingText(deliveries.waiting)}, ${waitText(deliveries.lag)}`,
    },
  ];
}

/** "4 seconds", "3 minutes", "2 hours": as far as it matters. */
export function durationText(seconds: number): string {
  const [amount, unit] =
    seconds < 90 ? [seconds, 'second'] : seconds < 90 * 60 ? [seconds / 60, 'minute'] : [seconds / 3_600, 'hour'];
  const rounded = Math.max(1, Math.round(amount));
  return `${rounded.toLocaleString('en')} ${unit}${rounded === 1 ? '' : 's'}`;
}

function waitText(lag: number): string {
  return lag < 1 ? 'up to date' : `the oldest has waited for ${durationText(lag)}`;
}

function waitingText(count: number): string {
  if (count >= 1_000) return '1,000 or more wait';
  return `${count.toLocaleString('en')} ${count === 1 ? 'waits' : 'wait'}`;
}

function stateOf(lag: number): PartState {
  return lag <= late ? 'ok' : 'behind';
}
