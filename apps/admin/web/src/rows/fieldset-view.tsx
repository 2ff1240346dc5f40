import type { AdminField, AdminForm, AdminRow } from '@red-tortoise/contracts';
import { ChoicesInput } from '../fields/choices-input.js';
import { type Entries, type Entry, entryOf } from '../fields/entry.js';
import { FieldInput } from '../fields/field-input.js';
import { HelpText } from '../fields/help-text.js';
import { ValueView } from '../screens/value-view.js';
import { Card } from '../shell/card.js';
import type { Issues } from './draft.js';
import { idOfPath, problemAt } from './problem-at.js';
import classes from './row-form.module.css';

interface FieldsetViewProps {
  screen: string;
  fieldset: AdminForm['fieldsets'][number];
  row: AdminRow;
  entries: Entries;
  issues: Issues;
  canChange: boolean;
  onEnter: (name: string, entry: Entry) => void;
}

export function FieldsetView({ screen, fieldset, row, entries, issues, canChange, onEnter }: FieldsetViewProps) {
  if (fieldset.fields.length === 0) return null;
  return (
    <Card title={fieldset.title}>
      <div className={classes.fields}>
        {fieldset.fields.map((field) =>
          field.readonly || !canChange ? (
            <ShownField key={field.name} field={field} value={row.values[field.name]} />
          ) : (
            <FieldInput
              key={field.name}
              field={field}
              entry={entries[field.name] ?? entryOf(field, row.values[field.name])}
              id={idOfPath(field.name)}
              problem={problemAt(issues, field.name)}
              lookup={{ screen, field: field.name }}
              onChange={(entry) => onEnter(field.name, entry)}
            />
          ),
        )}
      </div>
    </Card>
  );
}

/** A value that nobody changes here. */
function ShownField({ field, value }: { field: AdminField; value: unknown }) {
  if (field.kind === 'choices') {
    const shown = { id: idOfPath(field.name), name: field.label, choices: field.choices ?? [] };
    return <ChoicesInput {...shown} value={String(entryOf(field, value))} onChange={null} />;
  }
  return (
    <dl className={classes.shown}>
      <dt className={classes.name}>{field.label}</dt>
      {field.help && (
        <dd className={`${classes.value} ${classes.help}`}>
          <HelpText text={field.help} />
        </dd>
      )}
      <dd className={classes.value}>
        <ValueView column={field} value={value} whole />
      </dd>
    </dl>
  );
}
