import { Checkbox, PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import type { AdminField, AdminLink } from '@red-tortoise/contracts';
import type { ReactNode } from 'react';
import { ChoicesInput } from './choices-input.js';
import type { Entry } from './entry.js';
import classes from './field-input.module.css';
import { HelpText } from './help-text.js';
import { JsonInput } from './json-input.js';
import { RelationPicker } from './relation-picker.js';
import { RelationsPicker } from './relations-picker.js';

interface FieldInputProps {
  field: AdminField;
  entry: Entry;
  id: string;
  problem?: string | undefined;
  /** Where a relation is looked up. */
  lookup: { screen: string; field: string };
  /** In a table: the column's head is the label. `row` says which one it is. */
  compact?: { row: string } | undefined;
  onChange: (entry: Entry) => void;
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const listHint = 'One in each line';

/** The input for a field, by its kind. */
export function FieldInput(props: FieldInputProps) {
  const { field, entry, id, problem, compact, onChange } = props;
  const shared = {
    id,
    error: problem,
    size: compact ? 'xs' : 'sm',
    'aria-required': field.required,
    ...(compact
      ? { 'aria-label': `${field.label} of ${compact.row}` }
      : { label: field.label, description: hintOf(field), withAsterisk: field.required }),
  };
  if (field.kind === 'boolean') return <BooleanInput {...props} shared={shared} />;
  if (field.kind === 'choice')
    return (
      <Select
        {...shared}
        data={field.options?.map(({ value, label }) => ({ value: String(value), label })) ?? []}
        value={typeof entry === 'string' && entry !== '' ? entry : null}
        clearable={field.nullable}
        allowDeselect={false}
        onChange={onChange}
      />
    );
  if (field.kind === 'relation' || field.kind === 'relations') return <PickedInput {...props} shared={shared} />;
  if (field.kind === 'choices')
    return (
      <ChoicesInput
        id={id}
        name={field.label}
        description={hintOf(field)}
        error={problem}
        choices={field.choices ?? []}
        value={typeof entry === 'string' ? entry : ''}
        onChange={onChange}
      />
    );
  return <TypedInput {...props} shared={shared} />;
}

/** What is picked from the rows of another screen. */
function PickedInput({ field, entry, lookup, shared, onChange }: SharedInputProps) {
  if (field.kind === 'relations')
    return (
      <RelationsPicker
        {...shared}
        {...lookup}
        target={field.screen}
        name={field.label}
        value={entry as readonly AdminLink[]}
        onChange={onChange}
      />
    );
  return (
    <RelationPicker
      {...shared}
      {...lookup}
      value={entry as AdminLink | null}
      clearable={field.nullable}
      allowDeselect={false}
      onChange={onChange}
    />
  );
}

/** What is typed as text. */
function TypedInput({ field, entry, compact, shared, onChange }: SharedInputProps) {
  const typed = {
    ...shared,
    value: typeof entry === 'string' ? entry : '',
    ...(field.maxLength === null ? {} : { maxLength: field.maxLength }),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (field.secret)
    return <PasswordInput {...typed} placeholder="Leave empty to keep what is there" autoComplete="new-password" />;
  switch (field.kind) {
    case 'date-time':
      return <TextInput {...typed} type="datetime-local" step={1} className={classes.narrow} />;
    case 'integer':
    case 'big-integer':
    case 'number':
      return (
        <TextInput {...typed} inputMode={field.kind === 'number' ? 'decimal' : 'numeric'} className={classes.narrow} />
      );
    case 'list':
    case 'long-text':
      return <Textarea {...typed} autosize minRows={compact ? 1 : 3} maxRows={18} />;
    case 'json':
      return <JsonInput {...typed} field={field} onChange={onChange} />;
    default:
      return <TextInput {...typed} />;
  }
}

interface SharedInputProps extends FieldInputProps {
  shared: {
    id: string;
    error: string | undefined;
    size: string;
    label?: string;
    description?: ReactNode;
    'aria-label'?: string;
    withAsterisk?: boolean;
  };
}

function BooleanInput({ field, entry, shared, onChange }: SharedInputProps) {
  if (field.nullable)
    return (
      <Select
        {...shared}
        data={[
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]}
        value={entry === null ? null : String(entry)}
        placeholder="Not set"
        clearable
        className={classes.narrow}
        onChange={(value) => onChange(value === null ? null : value === 'true')}
      />
    );
  const { withAsterisk: _, ...rest } = shared;
  return <Checkbox {...rest} checked={entry === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

function hintOf({ help, kind }: AdminField): ReactNode {
  const own = kind === 'date-time' ? `In the time of ${zone}` : kind === 'list' ? listHint : null;
  const hint = [help, own].filter(Boolean).join(' · ');
  return hint === '' ? null : <HelpText text={hint} />;
}
