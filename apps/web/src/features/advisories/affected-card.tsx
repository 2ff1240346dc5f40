import type { AffectedPackage } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { Tag } from '../../shell/tag.js';
import classes from './affected-card.module.css';
import { AffectedVersions } from './affected-versions.js';
import { groupAffected } from './group-affected.js';
import { useShowMore } from './use-show-more.js';

/** The packages that an advisory speaks of, with the versions that it covers. */
export function AffectedCard({ affected }: { affected: readonly AffectedPackage[] }) {
  const packages = groupAffected(affected);
  const { shown, more } = useShowMore(packages, 10);
  return (
    <Card title="Affected packages" aside={packages.length > 1 ? packages.length.toLocaleString('en') : undefined}>
      {packages.length === 0 ? <p className={classes.quiet}>The record names no package.</p> : null}
      <ul className={classes.packages}>
        {shown.map((one) => (
          <li key={`${one.ecosystem} ${one.name}`}>
            <p className={classes.name}>
              {one.packagePurl ? (
                <Link to="/packages/$purl" params={{ purl: one.packagePurl }}>
                  {one.name}
                </Link>
              ) : (
                <strong>{one.name}</strong>
              )}
              <Tag>{one.ecosystem}</Tag>
            </p>
            <AffectedVersions affected={one} />
          </li>
        ))}
      </ul>
      {more}
    </Card>
  );
}
