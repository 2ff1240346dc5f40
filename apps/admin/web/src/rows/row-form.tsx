import { Button, Group, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { AdminScreen } from '@red-tortoise/contracts';
import type { FormEvent, ReactNode } from 'react';
import { LeaveGuard } from '../shell/leave-guard.js';
import { FieldsetView } from './fieldset-view.js';
import { InlineCard } from './inline-card.js';
import { ProblemSummary } from './problem-summary.js';
import classes from './row-form.module.css';
import { StaleDiff } from './stale-diff.js';
import type { RowFormState } from './use-row-form.js';

interface RowFormProps {
  screen: AdminScreen;
  form: RowFormState;
  isNew: boolean;
  /** Set by whoever leaves on purpose, after saving. */
  isLeaving: { current: boolean };
  /** What else can be done to the row. */
  children?: ReactNode;
}

/** The form of a row. Ctrl+S saves and stays. */
export function RowForm({ screen, form, isNew, isLeaving, children }: RowFormProps) {
  const canSave = isNew || form.row.can.change;
  const saveHere = () => {
    if (canSave && form.isChanged && !form.isSaving) form.save(isNew ? 'leave' : 'stay');
  };
  useHotkeys([['mod+S', saveHere]], []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.isChanged || isNew) form.save('leave');
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <LeaveGuard isGuarded={() => form.isChanged && !isLeaving.current} />
      {form.conflict && (
        <StaleDiff
          key={form.conflict.conflict.version}
          conflict={form.conflict.conflict}
          place={form.conflict.place}
          isSaving={form.isSaving}
          onSettle={(theirs) =>
            form.conflict && form.settle(form.conflict.conflict, form.conflict.place.inline, theirs)
          }
        />
      )}
      {form.error && <ProblemSummary error={form.error} form={screen.form} />}
      {screen.form.fieldsets.map((fieldset) => (
        <FieldsetView
          key={fieldset.title}
          screen={screen.name}
          fieldset={isNew ? { ...fieldset, fields: fieldset.fields.filter(({ readonly }) => !readonly) } : fieldset}
          row={form.row}
          entries={form.draft.values}
          issues={form.issues}
          canChange={canSave}
          onEnter={form.enter}
        />
      ))}
      {screen.form.inlines.map((inline) => (
        <InlineCard key={inline.name} screen={screen.name} inline={inline} form={form} />
      ))}
      {(canSave || children) && (
        <div className={classes.bar}>
          {canSave && (
            <>
              <TextInput
                className={classes.comment}
                aria-label="Comment on this change"
                placeholder="Comment, for the history"
                maxLength={1_000}
                value={form.comment}
                onChange={(event) => form.setComment(event.currentTarget.value)}
              />
              <SaveButtons screen={screen} form={form} isNew={isNew} />
            </>
          )}
          {children}
        </div>
      )}
    </form>
  );
}

function SaveButtons({ screen, form, isNew }: { screen: AdminScreen; form: RowFormState; isNew: boolean }) {
  return (
    <Group gap={8}>
      <Button type="submit" loading={form.isSaving} disabled={!form.isChanged && !isNew}>
        Save
      </Button>
      <Button
        variant="default"
        disabled={form.isSaving || (!form.isChanged && !isNew)}
        title="Ctrl+S"
        onClick={() => form.save('stay')}
      >
        Save and continue
      </Button>
      {!isNew && screen.form.saveAsNew && (
        <Button
          variant="default"
          disabled={form.isSaving}
          title="A new row with these values; this one stays as it was"
          onClick={() => form.save('copy')}
        >
          Save as new
        </Button>
      )}
    </Group>
  );
}
