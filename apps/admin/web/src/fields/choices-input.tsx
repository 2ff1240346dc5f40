import { Input, TextInput } from '@mantine/core';
import type { AdminChoices } from '@red-tortoise/contracts';
import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react';
import { inText } from '../shell/in-text.js';
import { ChipList } from './chip-list.js';
import { columnsOf, matchingRows, sectionsOf, ticked, toggled, unknownIn } from './choices.js';
import classes from './choices-input.module.css';

interface ChoicesInputProps {
  id: string;
  /** How the field is called. */
  name: string;
  description?: ReactNode;
  error?: string | undefined;
  choices: readonly AdminChoices[];
  /** What is ticked, one in each line. */
  value: string;
  /** Null where it is only looked at. */
  onChange: ((value: string) => void) | null;
}

/** A list of texts, ticked from what there is: row by row, what rows have in common in columns. */
export function ChoicesInput({ id, name, description, error, choices, value, onChange }: ChoicesInputProps) {
  const [sought, setSought] = useState('');
  const filter = useRef<HTMLInputElement>(null);
  const headId = useId();
  const chosen = ticked(value);
  const rows = matchingRows(choices, sought);
  const set = (values: readonly string[], isOn: boolean) => onChange?.(toggled(value, values, isOn));
  return (
    <fieldset className={classes.set} aria-labelledby={headId}>
      <Input.Label id={headId} labelElement="div">
        {name}
      </Input.Label>
      {description && <Input.Description mb={6}>{description}</Input.Description>}
      {error && <Input.Error mb={6}>{error}</Input.Error>}
      <ChipList
        label={`${name}: no longer there`}
        chips={unknownIn(choices, value).map((text) => ({
          id: text,
          text,
          content: <code>{text}</code>,
          note: 'no longer exists',
        }))}
        onRemove={
          onChange &&
          ((text) => {
            set([text], false);
            filter.current?.focus();
          })
        }
      />
      <div className={classes.head}>
        <TextInput
          id={id}
          ref={filter}
          size="xs"
          aria-label={`Filter ${inText(name)}`}
          placeholder="Filter…"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <span className={classes.count} aria-live="polite">
          {rows.length === choices.length ? '' : `${rows.length} of ${choices.length} rows · `}
          {chosen.size} ticked
        </span>
      </div>
      <ChoicesTable name={name} rows={rows} columns={columnsOf(choices)} chosen={chosen} set={onChange && set} />
    </fieldset>
  );
}

interface ChoicesTableProps {
  name: string;
  rows: readonly AdminChoices[];
  columns: readonly string[];
  chosen: ReadonlySet<string>;
  set: ((values: readonly string[], isOn: boolean) => void) | null;
}

function ChoicesTable({ name, rows, columns, chosen, set }: ChoicesTableProps) {
  if (rows.length === 0) return <p className={classes.none}>Nothing is called like that.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={classes.frame} aria-label={name} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Screen</th>
            <th scope="col">All</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">Actions</th>
          </tr>
        </thead>
        {sectionsOf(rows).map(([section, inside]) => (
          <tbody key={section}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 3} className={classes.section}>
                {section}
              </th>
            </tr>
            {inside.map((row) => (
              <ChoicesRow key={row.label} row={row} columns={columns} chosen={chosen} set={set} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function ChoicesRow({ row, columns, chosen, set }: Omit<ChoicesTableProps, 'name' | 'rows'> & { row: AdminChoices }) {
  const values = row.options.map(({ value }) => value);
  const count = values.filter((value) => chosen.has(value)).length;
  const box = ({ value }: AdminChoices['options'][number]) => ({
    title: value,
    disabled: set === null,
    checked: chosen.has(value),
    onChange: (event: ChangeEvent<HTMLInputElement>) => set?.([value], event.currentTarget.checked),
  });
  return (
    <tr>
      <th scope="row">{row.label}</th>
      <td>
        <input
          type="checkbox"
          aria-label={`All of ${row.label}`}
          disabled={set === null}
          checked={count === values.length}
          ref={(input) => {
            if (input) input.indeterminate = count > 0 && count < values.length;
          }}
          onChange={() => set?.(values, count < values.length)}
        />
      </td>
      {columns.map((column) => {
        const option = row.options.find(({ shared, label }) => shared && label === column);
        return (
          <td key={column}>
            {option && <input type="checkbox" aria-label={`${row.label}: ${column}`} {...box(option)} />}
          </td>
        );
      })}
      <td className={classes.actions}>
        {row.options
          .filter(({ shared }) => !shared)
          .map((option) => (
            <label key={option.value}>
              <input type="checkbox" {...box(option)} /> {option.label}
            </label>
          ))}
      </td>
    </tr>
  );
}
