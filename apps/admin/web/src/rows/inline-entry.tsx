import { ActionIcon } from '@mantine/core';
import type { AdminField, AdminInline, AdminListRow } from '@red-tortoise/contracts';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type Entries, entryOf } from '../fields/entry.js';
import { FieldInput } from '../fields/field-input.js';
import { useScreen } from '../screens/use-screen.js';
import { ValueView } from '../screens/value-view.js';
import { inText } from '../shell/in-text.js';
import type { Issues } from './draft.js';
import classes from './inline-card.module.css';
import { idOfPath, problemAt } from './problem-at.js';

interface InlineEntryProps {
  screen: string;
  inline: AdminInline;
  /** Null for one that is being added. */
  row: AdminListRow | null;
  values: Entries;
  /** Where the server finds fault with it. */
  path: string;
  issues: Issues;
  isRemoved: boolean;
  onEnter: (values: Entries) => void;
  onRemove: () => void;
}

/** One row of an inline: a row of a table, or a box of its own. */
export function InlineEntry(props: InlineEntryProps) {
  const { inline, row, isRemoved } = props;
  const label = useScreen(inline.screen)?.label ?? inline.label;
  const title = row?.title ?? `new ${inText(label)}`;
  const cells = inline.fields.map((field) => ({ field, cell: <FieldCell {...props} field={field} title={title} /> }));
  const tools = <RowTools {...props} title={title} />;
  if (inline.style === 'tabular')
    return (
      <tr data-removed={isRemoved || undefined}>
        {cells.map(({ field, cell }) => (
          <td key={field.name}>{cell}</td>
        ))}
        <td className={classes.tools}>{tools}</td>
      </tr>
    );
  return (
    <fieldset className={classes.box} data-removed={isRemoved || undefined}>
      <legend className={classes.legend}>
        {row ? (
          <Link to="/screens/$screen/rows/$id" params={{ screen: inline.screen, id: row.id }}>
            {title}
          </Link>
        ) : (
          title
        )}
        {tools}
      </legend>
      {cells.map(({ field, cell }) => (
        <div key={field.name}>{cell}</div>
      ))}
    </fieldset>
  );
}

function FieldCell(props: InlineEntryProps & { field: AdminField; title: string }) {
  const { screen, inline, row, values, path, issues, isRemoved, onEnter, field, title } = props;
  const isEditable = !field.readonly && !isRemoved && (row === null || inline.can.change);
  const isStacked = inline.style === 'stacked';
  if (!isEditable)
    return (
      <>
        {isStacked && <div className={classes.name}>{field.label}</div>}
        <ValueView column={field} value={row?.values[field.name]} />
      </>
    );
  const where = `${path}.${field.name}`;
  return (
    <FieldInput
      field={field}
      entry={values[field.name] ?? entryOf(field, row ? row.values[field.name] : field.default)}
      // A row that was not sent has no place with the server, so that its inputs are named by its id.
      id={idOfPath(path.endsWith('.-1') ? `${row?.id}.${field.name}` : where)}
      problem={problemAt(issues, where)}
      lookup={{ screen, field: `${inline.name}.${field.name}` }}
      compact={isStacked ? undefined : { row: title }}
      onChange={(entry) => onEnter({ ...values, [field.name]: entry })}
    />
  );
}

function RowTools({ inline, row, isRemoved, onRemove, title }: InlineEntryProps & { title: string }) {
  if (row !== null && !inline.can.delete) return null;
  const label = isRemoved ? `Keep ${title}` : `Remove ${title}`;
  return (
    <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} title={label} onClick={onRemove}>
      {isRemoved ? <IconArrowBackUp size={16} aria-hidden="true" /> : <IconX size={16} aria-hidden="true" />}
    </ActionIcon>
  );
}
