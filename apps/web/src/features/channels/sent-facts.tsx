import type { Channel } from '@red-tortoise/contracts';
import { Moment } from '../../shell/moment.js';
import { waitingText } from './channel-text.js';

/** " · last sent 2 h ago · 3 messages wait", behind what else is said of a channel. */
export function SentFacts({ channel: { lastSentAt, waiting } }: { channel: Channel }) {
  return (
    <>
      {lastSentAt ? (
        <>
          {' '}
          · last sent <Moment at={lastSentAt} />
        </>
      ) : null}
      {waiting > 0 ? ` · ${waitingText(waiting)}` : null}
    </>
  );
}
