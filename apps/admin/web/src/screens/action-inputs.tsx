import type { AdminField, AdminValues } from '@red-tortoise/contracts';
import { AskError } from '../api/ask-error.js';
import { type Entries, entryOf, readEntry } from '../fields/entry.js';
import { FieldInput } from '../fields/field-input.js';
import type { Issues } from '../rows/draft.js';
import { problemAt } from '../rows/problem-at.js';

interface ActionInputsProps {
  screen: string;
  fields: readonly AdminField[];
  entries: Entries;
  issues: Issues;
  onEnter: (entries: Entries) => void;
}

/** What an action asks for before it runs. */
export function ActionInputs({ screen, fields, entries, issues, onEnter }: ActionInputsProps) {
  return fields.map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      entry={entries[field.name] ?? entryOf(field, field.default)}
      id={`input-${field.name}`}
      problem={problemAt(issues, field.name)}
      lookup={{ screen, field: field.name }}
      onChange={(entry) => onEnter({ ...entries, [field.name]: entry })}
    />
  ));
}

/** What was entered, as values. Throws an AskError with every field that cannot be read. */
export function readInputs(fields: readonly AdminField[], entries: Entries): AdminValues {
  const issues: Issues = [];
  const values: AdminValues = {};
  for (const field of fields) {
    const read = readEntry(field, entries[field.name] ?? entryOf(field, field.default));
    if ('value' in read) values[field.name] = read.value;
    else issues.push({ path: field.name, message: read.problem });
  }
  if (issues.length > 0) throw new AskError({ title: 'It cannot run with what is entered', issues });
  return values;
}
