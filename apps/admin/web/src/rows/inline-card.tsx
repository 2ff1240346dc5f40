import { Button } from '@mantine/core';
import type { AdminInline, AdminListRow } from '@red-tortoise/contracts';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Card } from '../shell/card.js';
import { inText } from '../shell/in-text.js';
import { ScrollFrame } from '../shell/scroll-frame.js';
import { emptyInline, type InlineDraft } from './draft.js';
import classes from './inline-card.module.css';
import { InlineEntry } from './inline-entry.js';
import type { RowFormState } from './use-row-form.js';

interface InlineCardProps {
  screen: string;
  inline: AdminInline;
  form: RowFormState;
}

/** Rows of another screen that belong to this one: added, changed and removed together with it. */
export function InlineCard({ screen, inline, form }: InlineCardProps) {
  const shown = form.row.inlines[inline.name];
  const part = form.draft.inlines[inline.name] ?? emptyInline;
  const edit = inlineEdits(part, (next) => form.enterInline(inline.name, next));
  const sentAt = (id: string) => form.sent[inline.name]?.change.findIndex((one) => one.id === id) ?? -1;
  const shared = { screen, inline, issues: form.issues };
  const entries = [
    ...(shown?.rows ?? []).map((row) => (
      <InlineEntry
        {...shared}
        key={row.id}
        row={row}
        values={part.changed[row.id] ?? {}}
        path={`${inline.name}.change.${sentAt(row.id)}`}
        isRemoved={part.removed.includes(row.id)}
        onEnter={(values) => edit.change(row.id, values)}
        onRemove={() => edit.toggleRemoved(row)}
      />
    )),
    ...part.added.map(({ key, values }, position) => (
      <InlineEntry
        {...shared}
        key={`new ${key}`}
        row={null}
        values={values}
        path={`${inline.name}.add.${position}`}
        isRemoved={false}
        onEnter={(next) => edit.changeAdded(key, next)}
        onRemove={() => edit.removeAdded(key)}
      />
    )),
  ];
  return (
    <Card
      title={inline.label}
      aside={
        <Link to="/screens/$screen" params={{ screen: inline.screen }} className={classes.all}>
          All {inText(inline.label)}
        </Link>
      }
    >
      {entries.length === 0 && <p className={classes.none}>None.</p>}
      {entries.length > 0 && <InlineRows inline={inline}>{entries}</InlineRows>}
      {shown?.more && <p className={classes.none}>There are more of them; only the first are here.</p>}
      {inline.can.add && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          onClick={edit.add}
        >
          Add another
        </Button>
      )}
    </Card>
  );
}

function InlineRows({ inline, children }: { inline: AdminInline; children: ReactNode }) {
  if (inline.style === 'stacked') return <div className={classes.stack}>{children}</div>;
  return (
    <ScrollFrame className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {inline.fields.map(({ name, label, help }) => (
              <th key={name} scope="col" title={help ?? undefined}>
                {label}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollFrame>
  );
}

function inlineEdits(part: InlineDraft, onChange: (next: InlineDraft) => void) {
  return {
    add: () =>
      onChange({
        ...part,
        added: [...part.added, { key: 1 + Math.max(0, ...part.added.map(({ key }) => key)), values: {} }],
      }),
    change: (id: string, values: InlineDraft['changed'][string]) =>
      onChange({ ...part, changed: { ...part.changed, [id]: values } }),
    changeAdded: (key: number, values: InlineDraft['changed'][string]) =>
      onChange({ ...part, added: part.added.map((one) => (one.key === key ? { key, values } : one)) }),
    removeAdded: (key: number) => onChange({ ...part, added: part.added.filter((one) => one.key !== key) }),
    toggleRemoved: ({ id }: AdminListRow) =>
      onChange({
        ...part,
        removed: part.removed.includes(id) ? part.removed.filter((one) => one !== id) : [...part.removed, id],
      }),
  };
}
