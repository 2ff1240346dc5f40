import { Button, CloseButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Finding, TriageDecision } from '@red-tortoise/contracts';
import { useState } from 'react';
import { FailureNotice } from '../../shell/failure-notice.js';
import classes from '../../shell/floating-bar.module.css';
import { outcomeText } from './apply-decision.js';
import { DecisionDialog } from './decision-dialog.js';
import { useTriageMany } from './triage-queries.js';

/** What can be done with the chosen findings, and what came of it. */
export function SelectionBar({ chosen, clear }: { chosen: readonly Finding[]; clear: () => void }) {
  const [deciding, { open, close }] = useDisclosure(false);
  const [outcome, setOutcome] = useState<string | null>(null);
  const triage = useTriageMany();
  const decide = (decision: TriageDecision | null) => {
    close();
    setOutcome(null);
    const decided = { findings: chosen, decision };
    triage.mutate(decided, {
      onSuccess: (counts) => {
        setOutcome(outcomeText(decision, counts));
        clear();
      },
    });
  };
  const giveUp = () => {
    triage.reset();
    clear();
  };
  const count = chosen.length.toLocaleString('en');
  return (
    <div className={classes.place}>
      {triage.isError ? <FailureNotice error={triage.error} what="The decision could not be kept" /> : null}
      <div role="status">
        {outcome && chosen.length === 0 ? (
          <div ref={takeLostFocus} className={classes.bar} tabIndex={-1}>
            <p className={classes.words}>{outcome}</p>
            <CloseButton aria-label="Dismiss" onClick={() => setOutcome(null)} />
          </div>
        ) : null}
      </div>
      {chosen.length > 0 ? (
        <section className={classes.bar} aria-label="Selected findings">
          <p className={classes.words}>{count} selected</p>
          <Button onClick={open} loading={triage.isPending} aria-haspopup="dialog">
            Decide
          </Button>
          {chosen.some((finding) => finding.triage) ? (
            <Button variant="default" onClick={() => decide(null)} disabled={triage.isPending}>
              Take decisions back
            </Button>
          ) : null}
          <CloseButton aria-label="Clear the selection" onClick={giveUp} />
        </section>
      ) : null}
      <DecisionDialog
        opened={deciding}
        close={close}
        title={chosen.length === 1 ? 'Decide about 1 finding' : `Decide about ${count} findings`}
        decide={decide}
      />
    </div>
  );
}

/** The button that was pressed is gone together with the selection: a keyboard goes on from here, not from the top. */
function takeLostFocus(outcome: HTMLElement | null): void {
  if (document.activeElement === document.body) outcome?.focus({ preventScroll: true });
}
