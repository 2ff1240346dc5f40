import type { ReactNode } from 'react';
import { VexUpload } from '../vex/vex-upload.js';
import { FindingFilters } from './finding-filters.js';
import { FindingResults } from './finding-results.js';
import type { FindingSearch } from './finding-search.js';
import classes from './findings-view.module.css';
import type { SeverityCounts } from './severity.js';
import { SeverityChoice } from './severity-choice.js';

interface FindingsViewProps {
  /** Undefined: of all projects. */
  projectId?: string;
  search: FindingSearch;
  change: (change: Partial<FindingSearch>) => void;
  clear: () => void;
  /** What is open in all, where that is known. */
  counts?: SeverityCounts | undefined;
  /** What stands where nothing is open and no filter is to blame. */
  whenEmpty: ReactNode;
}

/** A list of findings under its filters. */
export function FindingsView({ projectId, search, change, clear, counts, whenEmpty }: FindingsViewProps) {
  return (
    <>
      <div className={classes.head}>
        <SeverityChoice search={search} change={change} counts={search.state ? undefined : counts} />
        {projectId ? <VexUpload projectId={projectId} /> : null}
      </div>
      <FindingFilters search={search} change={change} clear={clear} />
      <FindingResults projectId={projectId} search={search} clear={clear} whenEmpty={whenEmpty} />
    </>
  );
}
