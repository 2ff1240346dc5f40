import type { Import, ImportState } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { EntryName } from '../../shell/entry-name.js';
import { Moment } from '../../shell/moment.js';
import { Tag, type Tone } from '../../shell/tag.js';
import { exactTime } from '../../shell/time-text.js';
import { formatName } from '../projects/format-name.js';
import classes from './imports-page.module.css';
import { bytesText } from './manifest-file.js';

const states: Record<ImportState, { label: string; tone: Tone }> = {
  queued: { label: 'queued', tone: 'grey' },
  running: { label: 'running', tone: 'blue' },
  done: { label: 'done', tone: 'green' },
  failed: { label: 'failed', tone: 'red' },
};

/** One import: what it was, when, and what came of it. */
export function ImportEntry({ item }: { item: Import }) {
  const { label, tone } = states[item.state];
  return (
    <li className={classes.entry}>
      <div className={classes.words}>
        <EntryName>
          <strong>{item.filename ?? 'Unnamed file'}</strong>
          <Tag tone={tone}>{label}</Tag>
          {item.current ? <Tag tone="violet">shown now</Tag> : null}
        </EntryName>
        <p className={classes.facts}>{factsOf(item)}</p>
        {item.state === 'done' ? (
          <Link className={classes.changes} to="/imports/$importId/diff" params={{ importId: item.id }}>
            What changed
          </Link>
        ) : null}
        {item.error ? (
          <p className={classes.failure}>
            {item.error.title} {item.error.detail} <code>{item.error.code}</code>
          </p>
        ) : null}
      </div>
      <p className={classes.when}>
        <Moment at={item.createdAt} />
        <span>{exactTime(item.createdAt)}</span>
      </p>
    </li>
  );
}

function factsOf({ format, bytes, state, counts }: Import): string {
  const facts = [format ? formatName(format) : '', bytesText(bytes)];
  if (state === 'done') {
    const { components, packagesAdded, packagesRemoved, notAssessed } = counts;
    facts.push(`${components.toLocaleString('en')} components`);
    facts.push(changesText(packagesAdded, packagesRemoved));
    if (notAssessed > 0) facts.push(`${notAssessed.toLocaleString('en')} not assessed`);
  }
  return facts.filter(Boolean).join(' · ');
}

function changesText(added: number, removed: number): string {
  if (added + removed === 0) return 'the same packages';
  return `${added.toLocaleString('en')} packages new, ${removed.toLocaleString('en')} gone`;
}
