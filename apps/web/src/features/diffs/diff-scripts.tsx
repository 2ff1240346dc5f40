import type { ImportDiff } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { DiffList } from './diff-list.js';
import classes from './diff-page.module.css';

/** Component versions that run code when they are installed, and were not there before. */
export function DiffScripts({ diff: { installScripts, counts } }: { diff: ImportDiff }) {
  return (
    <DiffList
      id="installScripts"
      title="New install scripts"
      items={installScripts}
      count={counts.installScripts}
      listed={installScripts.length}
      keyOf={({ packagePurl, version }) => `${packagePurl}@${version}`}
    >
      {({ packagePurl, name, version }) => (
        <p className={classes.name}>
          <Link to="/packages/$purl" params={{ purl: packagePurl }}>
            {name}
          </Link>
          <span>{version}</span>
          <span>runs code when it is installed</span>
        </p>
      )}
    </DiffList>
  );
}
