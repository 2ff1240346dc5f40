import type { ImportDiff } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../shell/tag.js';
import { DiffList } from './diff-list.js';
import classes from './diff-page.module.css';

/** Packages under another licence than before, or under one that the project did not have. */
export function DiffLicences({ diff: { licences, counts } }: { diff: ImportDiff }) {
  return (
    <DiffList
      id="licences"
      title="Licences"
      items={licences}
      count={counts.licences}
      listed={licences.length}
      keyOf={({ packagePurl, version }) => `${packagePurl}@${version}`}
    >
      {({ packagePurl, name, version, from, to, newToProject }) => (
        <p className={classes.name}>
          <Link to="/packages/$purl" params={{ purl: packagePurl }}>
            {name}
          </Link>
          <span>{version}</span>
          <span>
            {from === null ? '' : `${from} → `}
            <strong>{to ?? 'no licence known'}</strong>
          </span>
          {newToProject ? <Tag tone="violet">new to the project</Tag> : null}
        </p>
      )}
    </DiffList>
  );
}
