import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CardList } from '../../shell/card-list.js';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { PageHeader } from '../../shell/page-header.js';
import { AlertTabs } from '../alerts/alert-tabs.js';
import { PageOwner } from '../alerts/page-owner.js';
import { channelsQuery } from '../alerts/rule-queries.js';
import { useMayChange } from '../alerts/use-organisations.js';
import { AddChannel } from './add-channel.js';
import { ChannelEntry } from './channel-entry.js';

/** Where alerts go besides the inbox. */
export function ChannelsPage() {
  const { organisation } = useSearch({ from: '/signed-in/channels' });
  const navigate = useNavigate({ from: '/channels' });
  const mayChange = useMayChange(organisation);
  const [adding, add] = useDisclosure(false);
  const button = mayChange ? (
    <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={add.open} aria-haspopup="dialog">
      Add a channel
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Alerts"
        tabTitle="Channels"
        below="Where alerts go besides the inbox; rules say which"
        actions={button}
      />
      <AlertTabs />
      <PageOwner
        label="Channels of"
        chosen={organisation}
        choose={(id) => void navigate({ search: { organisation: id }, replace: true })}
      />
      <Channels organisation={organisation} mayChange={mayChange} button={button} />
      <AddChannel key={`${adding} ${organisation}`} opened={adding} close={add.close} organisation={organisation} />
    </>
  );
}

interface ChannelsProps {
  organisation: string | undefined;
  mayChange: boolean;
  button: ReactNode;
}

function Channels({ organisation, mayChange, button }: ChannelsProps) {
  const { data, error, refetch } = useQuery(channelsQuery(organisation));
  if (!data && error) {
    return <FailureNotice error={error} what="The channels could not be loaded" retry={() => void refetch()} />;
  }
  if (!data) return <ListSkeleton what="the channels" rows={3} />;
  if (data.items.length === 0) {
    return (
      <EmptyState icon={<IconSend size={30} stroke={1.5} />} title="No channels yet" action={button}>
        {mayChange
          ? 'Have alerts come by e-mail, to Slack, to a webhook of your own, or into a feed reader.'
          : 'An owner of the organisation can add some.'}
      </EmptyState>
    );
  }
  return (
    <CardList>
      {data.items.map((channel) => (
        <ChannelEntry key={channel.id} channel={channel} mayChange={mayChange} />
      ))}
    </CardList>
  );
}
