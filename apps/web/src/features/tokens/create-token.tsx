import { Button, CopyButton, Group, Modal, Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FailureNotice } from '../../shell/failure-notice.js';
import { meQuery } from '../accounts/me-query.js';
import classes from './create-token.module.css';
import { useCreateToken } from './token-queries.js';

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'It never expires' },
];

/** Asks what a new token is for, then shows it, this once. */
export function CreateToken({ opened, close }: { opened: boolean; close: () => void }) {
  const create = useCreateToken();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="New API token"
      radius="lg"
      centered
      closeOnClickOutside={!create.data}
    >
      {create.data ? <Secret secret={create.data.secret} close={close} /> : <TokenForm create={create} close={close} />}
    </Modal>
  );
}

function TokenForm({ create, close }: { create: ReturnType<typeof useCreateToken>; close: () => void }) {
  const { data: me } = useQuery(meQuery);
  const organisations = me?.organisations ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const lifetime = String(form.get('lifetime'));
        create.mutate({
          name: String(form.get('name')).trim(),
          organisationId: form.has('organisation') ? String(form.get('organisation')) : undefined,
          expiresInDays: lifetime === 'never' ? null : Number(lifetime),
        });
      }}
    >
      <TextInput
        name="name"
        label="What is it for?"
        placeholder="CI of web-shop"
        maxLength={100}
        pattern=".*\S.*"
        required
        withAsterisk={false}
        data-autofocus
      />
      {organisations.length > 1 ? (
        <Select
          name="organisation"
          label="Organisation"
          mt="md"
          data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={organisations[0]?.id ?? null}
          allowDeselect={false}
        />
      ) : null}
      <Select name="lifetime" label="Works for" mt="md" data={lifetimes} defaultValue="365" allowDeselect={false} />
      {create.error ? <FailureNotice error={create.error} what="The token could not be made" /> : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={create.isPending}>
          Make the token
        </Button>
      </Group>
    </form>
  );
}

function Secret({ secret, close }: { secret: string; close: () => void }) {
  return (
    <>
      <Text>Copy it now: it is not shown again. Keep it where CI keeps its secrets.</Text>
      <code className={classes.secret}>{secret}</code>
      <Group justify="flex-end">
        <CopyButton value={secret}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy the token'}</Button>}
        </CopyButton>
        <Button variant="default" onClick={close}>
          Done
        </Button>
      </Group>
    </>
  );
}
