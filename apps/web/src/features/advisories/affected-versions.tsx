import type { AffectedPackage } from '@red-tortoise/contracts';
import classes from './affected-card.module.css';
import { useShowMore } from './use-show-more.js';

const mostVersions = 24;

/** Which versions of a package are affected, and in which the problem is gone. */
export function AffectedVersions({ affected: { ranges, versions, fixedIn } }: { affected: AffectedPackage }) {
  return (
    <dl className={classes.versions}>
      {ranges.length > 0 ? (
        <div>
          <dt>Affected</dt>
          <dd>
            <VersionList versions={ranges} />
          </dd>
        </div>
      ) : null}
      {versions.length > 0 ? (
        <div>
          <dt>{ranges.length > 0 ? 'By name' : 'Affected'}</dt>
          <dd>
            <VersionList versions={versions} />
          </dd>
        </div>
      ) : null}
      <div>
        <dt>Fixed in</dt>
        <dd>
          {fixedIn.length > 0 ? <VersionList versions={fixedIn} tone="green" /> : 'no version that the record names'}
        </dd>
      </div>
    </dl>
  );
}

function VersionList({ versions, tone }: { versions: readonly string[]; tone?: 'green' }) {
  const { shown, more } = useShowMore(versions, mostVersions);
  return (
    <>
      <ul className={classes.list} data-tone={tone}>
        {shown.map((version) => (
          <li key={version}>
            <code>{version}</code>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
