import type { Advisory } from '@red-tortoise/contracts';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CardList } from '../../shell/card-list.js';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { SeverityTag } from '../../shell/severity-tag.js';
import { Tag } from '../../shell/tag.js';
import { dateText } from '../../shell/time-text.js';
import { packageAdvisoriesQuery } from '../advisories/advisory-queries.js';
import { AffectedVersions } from '../advisories/affected-versions.js';
import { groupAffected } from '../advisories/group-affected.js';
import { headline } from '../findings/headline.js';
import classes from './package-page.module.css';

/** Every advisory about a package, those that were taken back included. */
export function PackageAdvisories({ purl }: { purl: string }) {
  const { data, error, isPending, refetch } = useQuery(packageAdvisoriesQuery(purl));
  if (isPending) return <ListSkeleton what="the advisories" rows={4} />;
  if (!data) {
    return <FailureNotice error={error} what="The advisories could not be loaded" retry={() => void refetch()} />;
  }
  if (data.items.length === 0) {
    return (
      <EmptyState icon={<IconShieldCheck size={30} stroke={1.5} />} title="No advisory names it">
        None of the sources of advisories that are read has a record about this package.
      </EmptyState>
    );
  }
  return (
    <CardList ordered>
      {data.items.map((advisory) => (
        <Entry key={advisory.id} advisory={advisory} purl={purl} />
      ))}
    </CardList>
  );
}

function Entry({ advisory, purl }: { advisory: Advisory; purl: string }) {
  const { id, summary, severity, malicious, publishedAt, withdrawnAt, affected } = advisory;
  const ofPackage = groupAffected(affected).find(({ packagePurl }) => packagePurl === purl);
  return (
    <li className={classes.version}>
      <p className={classes.number} data-gone={withdrawnAt ? true : undefined}>
        <SeverityTag level={severity.level} malicious={malicious} />
        <Link to="/advisories/$advisoryId" params={{ advisoryId: id }}>
          <strong>{id}</strong>
        </Link>
        {withdrawnAt ? <Tag tone="amber">withdrawn</Tag> : null}
      </p>
      <span className={classes.when}>{publishedAt ? dateText(publishedAt) : 'date not known'}</span>
      <p className={classes.note}>{headline(summary, 'Its record has no summary.')}</p>
      {ofPackage ? (
        <div className={classes.affected}>
          <AffectedVersions affected={ofPackage} />
        </div>
      ) : null}
    </li>
  );
}
