import { Button, Radio } from '@mantine/core';
import type { AdminField } from '@red-tortoise/contracts';
import { useEffect, useRef, useState } from 'react';
import { type Entry, isSeveral } from '../fields/entry.js';
import { ScrollFrame } from '../shell/scroll-frame.js';
import { type Conflict, type Difference, differencesOf, type StalePlace } from './conflict.js';
import classes from './stale-diff.module.css';

interface StaleDiffProps {
  conflict: Conflict;
  place: StalePlace;
  isSaving: boolean;
  /** The names of the fields whose present values are taken. */
  onSettle: (theirs: ReadonlySet<string>) => void;
}

/** Somebody else was faster: what they changed beside what was entered here, to choose from field by field. */
export function StaleDiff({ conflict, place, isSaving, onSettle }: StaleDiffProps) {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const differences = differencesOf(place.fields, place.seen, place.entries, conflict);
  const choose = (name: string, isTheirs: boolean) => {
    const next = new Set(theirs);
    if (isTheirs) next.add(name);
    else next.delete(name);
    setTheirs(next);
  };
  return (
    <section ref={box} className={classes.box} tabIndex={-1} aria-label="Changed meanwhile">
      <p className={classes.title} role="alert">
        {place.label} was changed by somebody else since you opened it. Nothing of yours is saved yet.
      </p>
      {differences.length > 0 && (
        <ScrollFrame className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">When you opened it</th>
                <th scope="col">Yours</th>
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <DifferenceRow
                  key={difference.field.name}
                  difference={difference}
                  isTheirs={theirs.has(difference.field.name)}
                  onChoose={(isTheirs) => choose(difference.field.name, isTheirs)}
                />
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      )}
      <Button loading={isSaving} onClick={() => onSettle(theirs)}>
        Save with what is chosen
      </Button>
    </section>
  );
}

interface DifferenceRowProps {
  difference: Difference;
  isTheirs: boolean;
  onChoose: (isTheirs: boolean) => void;
}

function DifferenceRow({ difference: { field, was, now, yours }, isTheirs, onChoose }: DifferenceRowProps) {
  const group = `stale-${field.name}`;
  return (
    <tr>
      <th scope="row">{field.label}</th>
      <td>{entryText(field, was)}</td>
      {yours === undefined ? (
        <td className={classes.untouched}>as it was</td>
      ) : (
        <td>
          <Radio
            name={group}
            aria-label={`${field.label}: keep yours`}
            label={entryText(field, yours)}
            checked={!isTheirs}
            onChange={() => onChoose(false)}
          />
        </td>
      )}
      <td>
        {yours === undefined ? (
          entryText(field, now)
        ) : (
          <Radio
            name={group}
            aria-label={`${field.label}: take what is there now`}
            label={entryText(field, now)}
            checked={isTheirs}
            onChange={() => onChoose(true)}
          />
        )}
      </td>
    </tr>
  );
}

/** An entry as text; a choice by its label. */
function entryText({ kind, options }: AdminField, entry: Entry): string {
  if (entry === null || entry === '') return 'nothing';
  if (typeof entry === 'boolean') return entry ? 'Yes' : 'No';
  if (isSeveral(entry)) return entry.map(({ label }) => label).join(', ') || 'nothing';
  if (typeof entry === 'object') return entry.label;
  if (kind === 'date-time') return entry.replace('T', ' ');
  return options?.find(({ value }) => String(value) === entry)?.label ?? entry;
}
