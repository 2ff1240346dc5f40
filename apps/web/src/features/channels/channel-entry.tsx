import type { Channel } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { EntryName } from '../../shell/entry-name.js';
import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';
import classes from './channel-entry.module.css';
import { kindLabels, quietText, rulesText, stateTag, waitingText } from './channel-text.js';
import { KindIcon } from './kind-icon.js';
import { PauseButton } from './pause-button.js';
import { SendButton } from './send-button.js';

/** A channel as a row: where it leads, whether it sends, and the way on where it does not. */
export function ChannelEntry({ channel, mayChange }: { channel: Channel; mayChange: boolean }) {
  const { id, kind, name, target, state, lastSentAt, rules, waiting } = channel;
  const tag = stateTag(channel);
  const quiet = quietText(channel);
  return (
    <li className={classes.entry}>
      <div className={classes.icon}>
        <KindIcon kind={kind} />
      </div>
      <div className={classes.words}>
        <EntryName>
          <Link to="/channels/$channelId" params={{ channelId: id }}>
            {name}
          </Link>
          <Tag tone={tag.tone}>{tag.label}</Tag>
        </EntryName>
        <p className={classes.about}>
          {kindLabels[kind]} · {target}
        </p>
        {quiet ? <p className={classes.quiet}>{quiet}</p> : null}
        <p className={classes.facts}>
          {rulesText(rules)}
          {lastSentAt ? (
            <>
              {' '}
              · last sent <Moment at={lastSentAt} />
            </>
          ) : null}
          {waiting > 0 ? ` · ${waitingText(waiting)}` : null}
        </p>
      </div>
      {mayChange ? (
        <div className={classes.controls}>
          {state === 'paused' ? <PauseButton channel={channel} /> : null}
          {kind !== 'feed' && state !== 'paused' ? <SendButton channel={channel} /> : null}
        </div>
      ) : null}
    </li>
  );
}
