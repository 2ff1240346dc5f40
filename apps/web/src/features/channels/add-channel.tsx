import { Button, Group, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { type ChannelDraft, type ChannelKind, channelKinds } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { meQuery } from '../accounts/me-query.js';
import { useFeature } from '../accounts/use-feature.js';
import classes from './add-channel.module.css';
import { ChannelAdded } from './channel-added.js';
import { useCreateChannel } from './channel-queries.js';
import { kindLabels } from './channel-text.js';

interface AddChannelProps {
  opened: boolean;
  close: () => void;
  organisation: string | undefined;
}

/** Asks where alerts should go, then says what is left to do; a secret is shown there, this once. */
export function AddChannel({ opened, close, organisation }: AddChannelProps) {
  const create = useCreateChannel();
  const added = create.data;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={added ? `${added.channel.name} is added` : 'Add a channel'}
      radius="lg"
      size={540}
      centered
      closeOnClickOutside={!added}
    >
      {added ? (
        <ChannelAdded {...added} close={close} />
      ) : (
        <ChannelForm create={create} organisation={organisation} close={close} />
      )}
    </Modal>
  );
}

const abouts: Record<ChannelKind, string> = {
  email: 'Whoever reads the address has to confirm it first. Each mail has a link to stop them.',
  slack: 'The address of an incoming webhook. Mattermost, Discord (with /slack) and others take the same messages.',
  webhook: 'JSON by POST, signed as Standard Webhooks says. The secret to check it with is shown once.',
  feed: 'A secret address for feed readers, as RSS, Atom and JSON Feed. Whoever has it can read along.',
};
const names: Record<ChannelKind, string> = {
  email: 'Security team',
  slack: '#security',
  webhook: 'Our ticket system',
  feed: 'My feed reader',
};

interface ChannelFormProps extends Omit<AddChannelProps, 'opened'> {
  create: ReturnType<typeof useCreateChannel>;
}

function ChannelForm({ create, organisation, close }: ChannelFormProps) {
  const [kind, setKind] = useState<ChannelKind>('email');
  const { data: me } = useQuery(meQuery);
  const offered = { slack: useFeature('slack-channels', organisation), feed: useFeature('secret-feeds', organisation) };
  const kinds = channelKinds.filter((value) => !(value in offered) || offered[value as keyof typeof offered]);
  const ownAddress = organisation === undefined ? me?.user.email : undefined;
  const refusal =
    create.error instanceof ApiError && create.error.code === 'channel.address-refused' ? create.error : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const channel = draftOf(kind, new FormData(event.currentTarget));
    create.mutate({ organisationId: organisation ?? null, channel });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <SegmentedControl
        aria-label="Kind of channel"
        fullWidth
        data={kinds.map((value) => ({ value, label: kindLabels[value] }))}
        value={kind}
        onChange={(value) => {
          create.reset();
          setKind(value as ChannelKind);
        }}
      />
      <p className={classes.about}>{abouts[kind]}</p>
      {kind === 'feed' ? null : <TargetField key={kind} kind={kind} address={ownAddress} refusal={refusal?.message} />}
      <TextInput
        name="name"
        label="What to call it"
        placeholder={names[kind]}
        maxLength={100}
        pattern=".*\S.*"
        required
        withAsterisk={false}
      />
      {create.error && !refusal ? <FailureNotice error={create.error} what="The channel could not be added" /> : null}
      <Group justify="flex-end" mt="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={create.isPending}>
          Add the channel
        </Button>
      </Group>
    </form>
  );
}

interface TargetFieldProps {
  kind: Exclude<ChannelKind, 'feed'>;
  /** What is there already, of an e-mail channel. */
  address: string | undefined;
  refusal: string | undefined;
}

function TargetField({ kind, address, refusal }: TargetFieldProps) {
  const common = { name: 'target', error: refusal, required: true, withAsterisk: false };
  if (kind === 'email') {
    return (
      <TextInput {...common} type="email" label="Address" defaultValue={address} maxLength={254} autoComplete="email" />
    );
  }
  return (
    <TextInput
      {...common}
      type="url"
      label="URL"
      placeholder={kind === 'slack' ? 'https://hooks.slack.com/services/…' : 'https://example.org/hooks/red-tortoise'}
      maxLength={2_000}
      pattern="https?://.+"
      title="An address that begins with https://"
      autoComplete="off"
      spellCheck={false}
    />
  );
}

function draftOf(kind: ChannelKind, form: FormData): ChannelDraft {
  const name = String(form.get('name')).trim();
  const target = String(form.get('target') ?? '').trim();
  if (kind === 'feed') return { kind, name };
  return kind === 'email' ? { kind, name, address: target } : { kind, name, url: target };
}
