import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { type LookAgain, operationsEndpoints, type PackagePipeline } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { Dialog } from '../shell/dialog.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { DryRunSection } from './dry-run-section.js';
import classes from './operations.module.css';
import { useMayOperate } from './use-may-operate.js';

const answers = [
  { value: 'before', label: 'was before, or never came' },
  { value: 'since', label: 'came since' },
];

/** A pipeline of packages: try it, look again, and where it asks. */
export function PackagesDialog({ pipeline, onClose }: { pipeline: PackagePipeline; onClose: () => void }) {
  const { task, title, registry } = pipeline;
  return (
    <Dialog onClose={onClose} title={title} size="xl">
      <Stack>
        <DryRunSection task={task} incremental={false} />
        <LookAgainForm />
        <section>
          <h3 className={classes.part}>Registry</h3>
          <p className={classes.faint}>
            {registry === null
              ? 'Asks the registries of npm’s own configuration, with its credentials (.npmrc and environment of the orchestrator).'
              : `Asks ${registry}, as NPM_REGISTRY_URL says, with the credentials of npm’s own configuration.`}{' '}
            That is the place to change both: they are read anew by each run, and are nowhere in the admin.
          </p>
        </section>
      </Stack>
    </Dialog>
  );
}

/** A registry has no list of what changed when: to go back is to ask for packages again. */
function LookAgainForm() {
  const client = useQueryClient();
  const [answered, setAnswered] = useState<LookAgain['answered']>('before');
  const [moment, setMoment] = useState('');
  const again = useMutation({
    mutationFn: () => {
      const body = { answered, moment: new Date(moment).toISOString() };
      return ask(operationsEndpoints.lookAgain, { params: { task: 'npm' }, body });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
  });
  if (!useMayOperate()) return null;
  return (
    <section>
      <h3 className={classes.part}>Look again</h3>
      <p className={classes.faint}>
        A registry has no list of what changed when, so there is no place to go back to. Instead packages become due
        again by when the registry last answered for them, and are asked for whole. Runs look them up within their
        budget; one that is under way goes on, and the next begins behind it.
      </p>
      <Group align="end">
        <Select
          label="Packages whose last answer"
          w={260}
          data={answers}
          value={answered}
          allowDeselect={false}
          onChange={(value) => setAnswered(value as LookAgain['answered'])}
        />
        <TextInput
          type="datetime-local"
          label="Moment"
          value={moment}
          onChange={(event) => setMoment(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={moment === ''}
          loading={again.isPending}
          onClick={() => window.confirm('Ask the registry for all these packages again?') && again.mutate()}
        >
          Look again
        </Button>
      </Group>
      <p role="status">{again.isSuccess && 'A run waits that makes them due.'}</p>
      {again.error && <FailureNotice error={again.error} />}
    </section>
  );
}
