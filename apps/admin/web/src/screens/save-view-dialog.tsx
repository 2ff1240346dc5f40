import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { type AdminScreen, adminEndpoints } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask } from '../api/ask.js';
import { Dialog } from '../shell/dialog.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { flash } from '../shell/flash.js';
import type { ListSearch } from './list-search.js';
import { viewsQuery } from './views-query.js';

interface SaveViewDialogProps {
  screen: AdminScreen;
  search: ListSearch;
  onClose: () => void;
}

/** A name for what the list shows now; one of the same name is replaced. */
export function SaveViewDialog({ screen, search, onClose }: SaveViewDialogProps) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: ({ name, shared }: { name: string; shared: boolean }) =>
      ask(adminEndpoints.saveView, {
        params: { screen: screen.name },
        body: {
          name,
          shared,
          search: search.search ?? '',
          filters: search.filters ?? {},
          order: search.order?.split(',') ?? [],
        },
      }),
    onSuccess: ({ name }) => {
      void client.invalidateQueries(viewsQuery(screen.name));
      flash(`The view ${name} was saved.`);
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({ name: String(form.get('name')), shared: form.has('shared') });
  };
  return (
    <Dialog onClose={onClose} title="Save this view">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Name"
            name="name"
            description="A view of yours with the same name is replaced"
            maxLength={60}
            required
            data-autofocus
          />
          <Checkbox name="shared" label="Everybody who sees this list sees it" />
          {save.error && <FailureNotice error={save.error} />}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
