import { Switch } from '@mantine/core';
import type { ImportDiff } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Tag, type Tone } from '../../shell/tag.js';
import { DiffList } from './diff-list.js';
import classes from './diff-page.module.css';
import type { DiffSearch } from './diff-search.js';

type Moved = ImportDiff['moved'][number];
type Changed = ImportDiff['added'][number] | Moved;

const levelTones: Record<Moved['level'], Tone> = {
  major: 'red',
  minor: 'amber',
  patch: 'blue',
  prerelease: 'violet',
  downgrade: 'orange',
  other: 'grey',
};

interface DiffPackagesProps {
  diff: ImportDiff;
  direct: boolean;
  change: (part: Partial<DiffSearch>) => void;
}

/** The packages that came, went and moved to another version, direct ones first. */
export function DiffPackages({ diff: { added, removed, moved, counts }, direct, change }: DiffPackagesProps) {
  if (counts.added + counts.removed + counts.moved === 0) return null;
  const list = { keyOf: ({ packagePurl }: Changed) => packagePurl, whenEmpty: 'None of them is a direct dependency.' };
  return (
    <>
      <Switch
        label="Only packages that the project asks for itself"
        checked={direct}
        onChange={({ currentTarget }) => change({ direct: currentTarget.checked || undefined })}
      />
      <DiffList
        {...list}
        id="added"
        title="Packages added"
        items={chosen(added, direct)}
        count={counts.added}
        listed={added.length}
      >
        {(item) => <Entry item={item}>{item.versions.join(', ')}</Entry>}
      </DiffList>
      <DiffList
        {...list}
        id="removed"
        title="Packages removed"
        items={chosen(removed, direct)}
        count={counts.removed}
        listed={removed.length}
      >
        {(item) => <Entry item={item}>{item.versions.join(', ')}</Entry>}
      </DiffList>
      <DiffList
        {...list}
        id="moved"
        title="Packages moved"
        items={chosen(moved, direct)}
        count={counts.moved}
        listed={moved.length}
      >
        {(item) => (
          <Entry item={item}>
            {item.from.join(', ')} → {item.to.join(', ')} <Tag tone={levelTones[item.level]}>{item.level}</Tag>
          </Entry>
        )}
      </DiffList>
    </>
  );
}

function Entry({ item: { packagePurl, name, direct, dev }, children }: { item: Changed; children: ReactNode }) {
  return (
    <p className={classes.name}>
      <Link to="/packages/$purl" params={{ purl: packagePurl }}>
        {name}
      </Link>
      <span>{children}</span>
      {direct ? <Tag tone="green">direct</Tag> : null}
      {dev ? <Tag>dev</Tag> : null}
    </p>
  );
}

function chosen<T extends Changed>(items: readonly T[], direct: boolean): T[] {
  const kept = direct ? items.filter((item) => item.direct) : items;
  return kept.toSorted((one, other) => Number(other.direct) - Number(one.direct) || one.name.localeCompare(other.name));
}
