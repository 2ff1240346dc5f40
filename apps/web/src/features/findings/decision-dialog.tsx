import { Button, Group, Modal, SegmentedControl, Select, Textarea } from '@mantine/core';
import { type TriageDecision, type VexJustification, vexJustifications } from '@red-tortoise/contracts';
import { type FormEvent, useState } from 'react';
import classes from './decision-dialog.module.css';
import { justificationText } from './state-text.js';
import { dayAhead, endOfDay } from './until-day.js';
import { UntilField } from './until-field.js';

const decisions = [
  { value: 'not-affected', label: 'Not affected' },
  { value: 'risk-accepted', label: 'Accept risk' },
  { value: 'false-positive', label: 'False positive' },
] as const;
type DecisionState = TriageDecision['state'];

const explanations: Record<DecisionState, string> = {
  'not-affected': 'The vulnerability is real, but it cannot be exploited here. Exports say so as VEX.',
  'risk-accepted': 'You know of it and live with it for a while. It opens again by itself after that day.',
  'false-positive': 'The match is wrong: this is not the package or version that the advisory speaks of.',
};
const daysAtFirst = 90;

interface DecisionDialogProps {
  title: string;
  opened: boolean;
  close: () => void;
  decide: (decision: TriageDecision) => void;
}

/** Asks what is decided about findings, and why. */
export function DecisionDialog({ title, opened, close, decide }: DecisionDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title={title} radius="lg" size={520} centered>
      <DecisionForm decide={decide} close={close} />
    </Modal>
  );
}

function DecisionForm({ decide, close }: Pick<DecisionDialogProps, 'decide' | 'close'>) {
  const [state, setState] = useState<DecisionState>('not-affected');
  const [justification, setJustification] = useState<VexJustification | null>(null);
  const [until, setUntil] = useState(() => dayAhead(new Date(), daysAtFirst));
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = note.trim() || null;
    if (state === 'risk-accepted') return decide({ state, until: endOfDay(until), note: text });
    if (state === 'false-positive') return decide({ state, note: text });
    setRefused(justification === null);
    if (justification) decide({ state, justification, note: text });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <SegmentedControl
        aria-label="Decision"
        fullWidth
        data={[...decisions]}
        value={state}
        onChange={(value) => setState(value as DecisionState)}
        data-autofocus
      />
      <p className={classes.text}>{explanations[state]}</p>
      {state === 'not-affected' ? (
        <Select
          label="Why not"
          placeholder="Choose a reason"
          data={vexJustifications.map((value) => ({ value, label: justificationText(value) }))}
          value={justification}
          onChange={(value) => setJustification(vexJustifications.find((one) => one === value) ?? null)}
          error={refused && !justification ? 'Choose why it is not affected.' : null}
          allowDeselect={false}
        />
      ) : null}
      {state === 'risk-accepted' ? <UntilField until={until} change={setUntil} /> : null}
      <Textarea
        label="Note"
        description="For whoever asks later; optional."
        autosize={false}
        rows={3}
        maxLength={2_000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit">Decide</Button>
      </Group>
    </form>
  );
}
