import type { ImportDiff } from '@red-tortoise/contracts';
import { IconEqual } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { CompareChoice } from './compare-choice.js';
import { DiffCounts } from './diff-counts.js';
import { DiffFindings } from './diff-findings.js';
import { DiffLicences } from './diff-licences.js';
import { DiffPackages } from './diff-packages.js';
import classes from './diff-page.module.css';
import { diffQuery } from './diff-queries.js';
import { DiffScripts } from './diff-scripts.js';
import type { DiffSearch } from './diff-search.js';

/** The choice of what to compare with, and the differences. */
export function DiffResults({ importId, projectId }: { importId: string; projectId: string }) {
  const search = useSearch({ from: '/signed-in/imports/$importId/diff' });
  const navigate = useNavigate({ from: '/imports/$importId/diff' });
  const change = (part: Partial<DiffSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const { data: diff, error, refetch, isPlaceholderData } = useQuery(diffQuery(importId, search.against));
  return (
    <div className={classes.page}>
      <CompareChoice
        projectId={projectId}
        importId={importId}
        chosen={search.against ?? diff?.from?.id}
        choose={(against) => change({ against })}
      />
      {error ? (
        <FailureNotice error={error} what="The changes could not be loaded" retry={() => void refetch()} />
      ) : diff ? (
        <div className={classes.changes} data-stale={isPlaceholderData || undefined}>
          <Changes diff={diff} direct={search.direct ?? false} change={change} />
        </div>
      ) : (
        <ListSkeleton what="the changes" />
      )}
    </div>
  );
}

interface ChangesProps {
  diff: ImportDiff;
  direct: boolean;
  change: (part: Partial<DiffSearch>) => void;
}

function Changes({ diff, direct, change }: ChangesProps) {
  if (Object.values(diff.counts).every((count) => count === 0)) {
    return (
      <EmptyState icon={<IconEqual size={30} stroke={1.5} />} title="Nothing changed">
        Both imports have the same packages in the same versions, with the same findings, licences and install scripts.
      </EmptyState>
    );
  }
  return (
    <>
      {diff.from === null ? (
        <p className={classes.first}>This is the project’s first import, so everything in it counts as new.</p>
      ) : null}
      <DiffCounts counts={diff.counts} />
      <DiffFindings diff={diff} />
      <DiffPackages diff={diff} direct={direct} change={change} />
      <DiffLicences diff={diff} />
      <DiffScripts diff={diff} />
    </>
  );
}
