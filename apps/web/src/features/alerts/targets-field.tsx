import { Select, Skeleton, Switch } from '@mantine/core';
import { type Channel, type RuleDraft, type SendTime, sendTimes } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { FailureNotice } from '../../shell/failure-notice.js';
import classes from './rule-form.module.css';
import type { RulePartProps } from './rule-part-props.js';
import { channelsQuery } from './rule-queries.js';

const never = 'never';
const labels: Record<SendTime, string> = { 'at-once': 'At once', daily: 'Daily digest', weekly: 'Weekly digest' };
const kinds: Record<Channel['kind'], string> = {
  email: 'e-mail',
  slack: 'Slack',
  webhook: 'webhook',
  feed: 'feed reader',
};

/** Where alerts go, and when. */
export function TargetsField({ draft, change, problems }: RulePartProps) {
  const problemId = useId();
  const { data, error, refetch } = useQuery(channelsQuery(draft.organisationId ?? undefined));
  return (
    <fieldset
      className={classes.types}
      tabIndex={-1}
      data-refused={problems.targets ? true : undefined}
      aria-describedby={problems.targets ? problemId : undefined}
      aria-label="Where it goes"
    >
      <div className={classes.part}>
        {draft.organisationId === null ? (
          <Switch
            label="Inbox"
            description="The list in this app, with its count beside every page"
            checked={draft.inbox}
            onChange={({ currentTarget }) => change({ inbox: currentTarget.checked })}
          />
        ) : null}
        {data?.items.map((channel) => (
          <ChannelChoice key={channel.id} channel={channel} draft={draft} change={change} />
        ))}
        {!data && error ? (
          <FailureNotice error={error} what="The channels could not be loaded" retry={() => void refetch()} />
        ) : null}
        {!data && !error ? <Skeleton height={36} radius="md" /> : null}
        <p className={classes.about}>
          {data?.items.length === 0 ? 'There is no channel yet, such as e-mail, Slack or a webhook. ' : null}
          <Link to="/channels" search={{ organisation: draft.organisationId ?? undefined }}>
            {data?.items.length === 0 ? 'Add one' : 'Add a channel'}
          </Link>
        </p>
        {problems.targets ? (
          <p id={problemId} className={classes.problem}>
            {problems.targets}
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}

type ChannelChoiceProps = Pick<RulePartProps, 'draft' | 'change'> & { channel: Channel };

function ChannelChoice({ channel: { id, name, kind, state }, draft, change }: ChannelChoiceProps) {
  const chosen = draft.channels.find(({ channelId }) => channelId === id)?.when;
  const choose = (value: string | null) => {
    const when = sendTimes.find((time) => time === value);
    change({ channels: withChannel(draft.channels, id, when) });
  };
  return (
    <Select
      className={classes.channel}
      label={name}
      description={`${kinds[kind]}${notes[state]}`}
      data={[
        { value: never, label: 'Not by this rule' },
        // A feed is fetched: it has no time of its own.
        ...(kind === 'feed' ? sendTimes.slice(0, 1) : sendTimes).map((value) => ({
          value,
          label: kind === 'feed' ? 'In the feed' : labels[value],
        })),
      ]}
      value={chosen ?? never}
      onChange={choose}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

const notes: Record<Channel['state'], string> = {
  active: '',
  paused: ', paused: what comes waits',
  unconfirmed: ', not confirmed yet: nothing is sent before',
};

/** The channel's place in the list stays, so that nothing but its time has changed. */
function withChannel(channels: RuleDraft['channels'], channelId: string, when: SendTime | undefined) {
  if (!when) return channels.filter((channel) => channel.channelId !== channelId);
  if (!channels.some((channel) => channel.channelId === channelId)) return [...channels, { channelId, when }];
  return channels.map((channel) => (channel.channelId === channelId ? { channelId, when } : channel));
}
