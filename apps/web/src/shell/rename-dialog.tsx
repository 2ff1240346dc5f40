import { Button, Group, Modal, TextInput } from '@mantine/core';

interface RenameDialogProps {
  title: string;
  label: string;
  name: string;
  opened: boolean;
  close: () => void;
  rename: {
    mutate: (name: string, then: { onSuccess: () => void }) => void;
    error: Error | null;
    isPending: boolean;
  };
}

/** Asks for another name. */
export function RenameDialog({ title, label, name, opened, close, rename }: RenameDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title={title} radius="lg" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get('name')).trim();
          rename.mutate(text, { onSuccess: close });
        }}
      >
        <TextInput
          name="name"
          label={label}
          defaultValue={name}
          error={rename.error?.message}
          maxLength={100}
          pattern=".*\S.*"
          required
          withAsterisk={false}
          data-autofocus
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={rename.isPending}>
            Rename
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
