import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { packageAdvisoriesQuery } from '../advisories/advisory-queries.js';
import classes from '../projects/project-tabs.module.css';

/** The parts of a package. */
export function PackageTabs({ purl, versionCount }: { purl: string; versionCount: number | undefined }) {
  const { data: advisories } = useQuery(packageAdvisoriesQuery(purl));
  const tab = { to: '/packages/$purl', params: { purl }, className: classes.tab, replace: true } as const;
  return (
    <nav className={classes.tabs} aria-label="Package">
      <Link {...tab} search={{}} activeOptions={{ exact: true, explicitUndefined: true }} resetScroll={false}>
        What happened
      </Link>
      <Link {...tab} search={{ tab: 'versions' }} resetScroll={false}>
        Versions
        {versionCount === undefined ? null : <span className={classes.count}>{versionCount.toLocaleString('en')}</span>}
      </Link>
      <Link {...tab} search={{ tab: 'advisories' }} resetScroll={false}>
        Advisories
        {advisories ? <span className={classes.count}>{advisories.items.length.toLocaleString('en')}</span> : null}
      </Link>
      <Link {...tab} className={`${classes.tab} ${classes.narrowOnly}`} search={{ tab: 'about' }} resetScroll={false}>
        About
      </Link>
    </nav>
  );
}
