import type { Channel } from '@red-tortoise/contracts';
import { Link, useParams } from '@tanstack/react-router';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { Moment } from '../../shell/moment.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { PageHeader } from '../../shell/page-header.js';
import { Tag } from '../../shell/tag.js';
import { useMayChange } from '../alerts/use-organisations.js';
import { ChannelMenu } from './channel-menu.js';
import classes from './channel-page.module.css';
import { useChannel } from './channel-queries.js';
import { kindLabels, quietText, rulesText, stateTag } from './channel-text.js';
import { DeliveryLog } from './delivery-log.js';
import { KindIcon } from './kind-icon.js';
import { PauseButton } from './pause-button.js';
import { SendButton } from './send-button.js';
import { SentFacts } from './sent-facts.js';

/** One channel: whether it sends, what can be done with it, and what it sent. */
export function ChannelPage() {
  const { channelId } = useParams({ from: '/signed-in/channels/$channelId' });
  const { channel, isComplete, error, retry } = useChannel(channelId);
  const mayChange = useMayChange(channel?.organisationId ?? undefined);
  if (!channel && error) {
    return (
      <>
        <PageHeader title="Channel" />
        <FailureNotice error={error} what="The channel could not be loaded" retry={retry} />
      </>
    );
  }
  if (!channel && isComplete) return <NotFoundPage />;
  return (
    <>
      <PageHeader
        title={channel?.name ?? 'Channel'}
        above={
          <Link to="/channels" search={{ organisation: channel?.organisationId ?? undefined }}>
            Channels
          </Link>
        }
        below={channel ? <About channel={channel} /> : null}
        actions={channel && mayChange ? <ChannelMenu key={channel.id} channel={channel} /> : null}
      />
      {channel ? (
        <>
          <State channel={channel} mayChange={mayChange} />
          {channel.kind === 'feed' ? (
            <p className={classes.note}>A feed has no log: its readers fetch the newest 100 alerts when they like.</p>
          ) : (
            <DeliveryLog channel={channel} mayChange={mayChange} />
          )}
        </>
      ) : (
        <ListSkeleton what="the channel" rows={6} />
      )}
    </>
  );
}

function About({ channel: { kind, target, createdAt } }: { channel: Channel }) {
  return (
    <span className={classes.kind}>
      <KindIcon kind={kind} />
      <span>
        {kindLabels[kind]} · {target} · added <Moment at={createdAt} />
      </span>
    </span>
  );
}

function State({ channel, mayChange }: { channel: Channel; mayChange: boolean }) {
  const { kind, state, rules, organisationId } = channel;
  const tag = stateTag(channel);
  const quiet = quietText(channel);
  return (
    <section className={classes.state} aria-label="State">
      <div className={classes.words}>
        <p className={classes.line}>
          <Tag tone={tag.tone}>{tag.label}</Tag>
          <span>{quiet ?? (kind === 'feed' ? 'It shows what comes.' : 'It sends what comes.')}</span>
        </p>
        <p className={classes.facts}>
          <Link to="/alerts" search={{ organisation: organisationId ?? undefined }}>
            {rulesText(rules)}
          </Link>
          <SentFacts channel={channel} />
        </p>
      </div>
      {mayChange ? (
        <div className={classes.controls}>
          {kind !== 'feed' && state !== 'paused' ? <SendButton channel={channel} /> : null}
          {state === 'unconfirmed' ? null : <PauseButton channel={channel} />}
        </div>
      ) : null}
    </section>
  );
}
