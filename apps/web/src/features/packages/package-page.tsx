import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { Package } from '@red-tortoise/contracts';
import { IconPackageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { isMissing } from '../../api/api-error.js';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { PageHeader } from '../../shell/page-header.js';
import { Tag } from '../../shell/tag.js';
import { PackageActivity } from '../activity/package-activity.js';
import { WatchButton } from '../watches/watch-button.js';
import { MutePackage } from './mute-package.js';
import { PackageAdvisories } from './package-advisories.js';
import { PackageEvents } from './package-events.js';
import { PackageFacts } from './package-facts.js';
import { nameOfPurl } from './package-name.js';
import classes from './package-page.module.css';
import { packageQuery } from './package-queries.js';
import type { PackageSearch } from './package-search.js';
import { PackageTabs } from './package-tabs.js';
import { PackageUses } from './package-uses.js';
import { PackageVersions } from './package-versions.js';

/** A package: its state, where the reader's projects use it, its versions and what happened to it. */
export function PackagePage() {
  const { purl } = useParams({ from: '/signed-in/packages/$purl' });
  const { tab } = useSearch({ from: '/signed-in/packages/$purl' });
  const { data, error, refetch } = useQuery(packageQuery(purl));
  if (!data && error) return <NoPackage purl={purl} error={error} retry={() => void refetch()} />;
  return (
    <>
      {data ? <PackageHead found={data} /> : <HeadLoading name={nameOfPurl(purl)} />}
      <div className={classes.columns} data-about={tab === 'about' || undefined}>
        <div className={classes.main}>
          {data?.deprecated ? <Deprecation message={data.deprecated} /> : null}
          <PackageTabs purl={purl} versionCount={data?.versionCount} />
          <div className={classes.history}>
            <History tab={tab} purl={purl} />
          </div>
        </div>
        <div className={classes.side}>
          {data ? (
            <>
              <PackageFacts found={data} />
              <PackageUses found={data} />
              <PackageActivity purl={purl} />
            </>
          ) : (
            <FactsLoading />
          )}
        </div>
      </div>
    </>
  );
}

function History({ tab, purl }: { tab: PackageSearch['tab']; purl: string }) {
  if (tab === 'versions') return <PackageVersions purl={purl} />;
  if (tab === 'advisories') return <PackageAdvisories purl={purl} />;
  return <PackageEvents purl={purl} />;
}

function PackageHead({ found }: { found: Package }) {
  const { name, description, latest, licence, deprecated, purl, watched } = found;
  return (
    <PageHeader
      title={name}
      above={
        <span className={classes.tags}>
          <span>{found.ecosystem} package</span>
          {latest ? <Tag tone="blue">{latest}</Tag> : null}
          {licence ? <Tag tone="violet">{licence}</Tag> : null}
          {deprecated ? <Tag tone="amber">deprecated</Tag> : null}
        </span>
      }
      below={description ?? (found.freshness.state === 'not-fetched' ? 'Not fetched yet' : 'No description')}
      actions={
        <>
          <MutePackage purl={purl} name={name} />
          <WatchButton purl={purl} name={name} watched={watched} />
        </>
      }
    />
  );
}

function HeadLoading({ name }: { name: string }) {
  return (
    <PageHeader
      title={name}
      above="Package"
      below="Being loaded"
      actions={<Skeleton height={36} width={112} radius="md" />}
    />
  );
}

function Deprecation({ message }: { message: string }) {
  return (
    <div className={classes.deprecation}>
      <strong>Deprecated by its maintainers</strong>
      <p>{message}</p>
    </div>
  );
}

function NoPackage({ purl, error, retry }: { purl: string; error: unknown; retry: () => void }) {
  const name = nameOfPurl(purl);
  if (!isMissing(error)) {
    return (
      <>
        <PageHeader title={name} />
        <FailureNotice error={error} what="The package could not be loaded" retry={retry} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={name} below="Package" actions={<MutePackage purl={purl} name={name} />} />
      <EmptyState
        icon={<IconPackageOff size={30} stroke={1.5} />}
        title="Not seen yet"
        action={<WatchButton purl={purl} name={name} watched={false} />}
      >
        None of your projects uses it, so it has not been looked up. Watch it, and it will be.
      </EmptyState>
    </>
  );
}

function FactsLoading() {
  return (
    <div role="status">
      <VisuallyHidden>Loading the package</VisuallyHidden>
      <Skeleton height={330} radius="lg" aria-hidden="true" />
    </div>
  );
}
