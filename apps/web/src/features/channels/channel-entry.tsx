import type { Channel } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { EntryName } from '../../shell/entry-name.js';
import { Tag } from '../../shell/tag.js';
import classes from './channel-entry.module.css';
import { kindLabels, quietText, rulesText, stateTag } from './channel-text.js';
import { KindIcon } from './kind-icon.js';
import { PauseButton } from './pause-button.js';
import { SendButton } from './send-button.js';
import { SentFacts } from './sent-facts.js';

/** A channel as a row: where it leads, whether it sends, and the way on where it does not. */
export function ChannelEntry({ channel, mayChange }: { channel: Channel; mayChange: boolean }) {
  const { id, kind, name, target, state, rules } = channel;
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
          <SentFacts channel={channel} />
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
