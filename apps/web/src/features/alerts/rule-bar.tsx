import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Rule } from '@red-tortoise/contracts';
import { FailureNotice } from '../../shell/failure-notice.js';
import classes from './rule-form.module.css';
import { useDeleteRule } from './rule-queries.js';

interface RuleBarProps {
  rule: Rule | null;
  isChanged: boolean;
  isRefused: boolean;
  isPending: boolean;
  discard: () => void;
  leave: () => unknown;
}

/** What can be done with a rule as it stands in the form; within reach as long as there is something to save. */
export function RuleBar({ rule, isChanged, isRefused, isPending, discard, leave }: RuleBarProps) {
  return (
    <div className={classes.bar} data-changed={isChanged || undefined}>
      <p className={classes.result} role="status" data-failed={isRefused || undefined}>
        {isRefused ? 'Not saved: see what the fields say.' : isChanged ? 'There are changes that are not saved.' : ''}
      </p>
      {rule ? <DeleteRule rule={rule} leave={leave} /> : null}
      <Button variant="default" disabled={!isChanged || isPending} onClick={discard}>
        Discard
      </Button>
      <Button type="submit" disabled={rule !== null && !isChanged} loading={isPending}>
        {rule ? 'Save the rule' : 'Make the rule'}
      </Button>
    </div>
  );
}

function DeleteRule({ rule: { id, name }, leave }: { rule: Rule; leave: () => unknown }) {
  const [asking, ask] = useDisclosure(false);
  const remove = useDeleteRule(id, leave);
  return (
    <>
      <Button variant="subtle" color="red" onClick={ask.open} aria-haspopup="dialog">
        Delete
      </Button>
      <Modal opened={asking} onClose={ask.close} title={`Delete ${name}?`} radius="lg" centered>
        <Text>It brings nothing from now on. What it has sent stays, in the inbox and in the log.</Text>
        {remove.error ? <FailureNotice error={remove.error} what="The rule could not be deleted" /> : null}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={ask.close} data-autofocus>
            Keep it
          </Button>
          <Button loading={remove.isPending} onClick={() => remove.mutate()}>
            Delete
          </Button>
        </Group>
      </Modal>
    </>
  );
}
