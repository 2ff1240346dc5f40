import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { FindingDetail, TriageDecision } from '@red-tortoise/contracts';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';
import { exactTime } from '../../shell/time-text.js';
import classes from './decision-card.module.css';
import { DecisionDialog } from './decision-dialog.js';
import { justificationText, resolutionText, stateLabel, stateTone } from './state-text.js';
import { useTriage } from './triage-queries.js';

/** The state of a finding, and what may be decided about it. */
export function DecisionCard({ finding }: { finding: FindingDetail }) {
  const { id, state, triage, primaryName, name } = finding;
  const [deciding, { open, close }] = useDisclosure(false);
  const decision = useTriage(id);
  const decide = (next: TriageDecision | null) => {
    close();
    decision.mutate(next);
  };
  return (
    <Card title="State" aside={<Tag tone={stateTone(state)}>{stateLabel(state)}</Tag>}>
      <div className={classes.words}>
        {state === 'fixed' ? (
          <Fixed finding={finding} />
        ) : triage ? (
          <Decided triage={triage} />
        ) : (
          <Open finding={finding} />
        )}
      </div>
      {decision.isError ? <FailureNotice error={decision.error} what="The decision could not be kept" /> : null}
      {state === 'fixed' ? null : (
        <Group gap="sm" mt="md">
          <Button
            variant={triage ? 'default' : 'filled'}
            loading={decision.isPending}
            onClick={open}
            aria-haspopup="dialog"
          >
            {triage ? 'Decide anew' : 'Decide'}
          </Button>
          {triage ? (
            <Button variant="default" disabled={decision.isPending} onClick={() => decide(null)}>
              Take it back
            </Button>
          ) : null}
        </Group>
      )}
      <DecisionDialog
        opened={deciding}
        close={close}
        title={`Decide about ${primaryName} in ${name}`}
        decide={decide}
      />
    </Card>
  );
}

function Open({ finding: { openedAt } }: { finding: FindingDetail }) {
  return (
    <p>
      Open since <Moment at={openedAt} />. If it does not matter here, say so and why: it leaves the list, and whoever
      asks later finds the reason.
    </p>
  );
}

function Fixed({ finding: { resolution, resolvedAt } }: { finding: FindingDetail }) {
  return (
    <p>
      Fixed {resolvedAt ? <Moment at={resolvedAt} /> : null}
      {resolution ? `: ${resolutionText(resolution)}.` : '.'}
    </p>
  );
}

function Decided({ triage }: { triage: NonNullable<FindingDetail['triage']> }) {
  const { by, at, justification, until, note } = triage;
  return (
    <>
      <p>
        Decided by <strong>{by}</strong> <Moment at={at} />.
      </p>
      {justification ? <p>{justificationText(justification)}.</p> : null}
      {until ? (
        <p>
          Accepted until <strong>{exactTime(until)}</strong>; then it opens again.
        </p>
      ) : null}
      {note ? <blockquote className={classes.note}>{note}</blockquote> : null}
    </>
  );
}
