import { Button, Switch } from '@mantine/core';
import type { EventType } from '@red-tortoise/contracts';
import type { ReactNode } from 'react';
import { EventTypesChoice } from './event-types-choice.js';
import classes from './feed-filters.module.css';
import { chosenTypes, countFilters, type FeedSearch, textOfTypes } from './feed-search.js';

interface FeedFiltersProps {
  search: FeedSearch;
  change: (change: Partial<FeedSearch>) => void;
  clear: () => void;
  /** A choice of project, where the page spans several. */
  projectChoice?: ReactNode;
  fixedFilters?: number;
}

/** What the reader wants to see: kinds of events, only direct, only production, one project. */
export function FeedFilters({ search, change, clear, projectChoice, fixedFilters = 0 }: FeedFiltersProps) {
  const chosen = chosenTypes(search);
  const choose = (types: EventType[]) => change({ types: textOfTypes(types) });
  return (
    <div className={classes.filters}>
      {projectChoice}
      <fieldset className={classes.scope}>
        <legend className={classes.legend}>Dependencies</legend>
        <Switch
          label="Direct only"
          checked={search.direct ?? false}
          onChange={({ currentTarget }) => change({ direct: currentTarget.checked || undefined })}
        />
        <Switch
          label="Production only"
          checked={search.production ?? false}
          onChange={({ currentTarget }) => change({ production: currentTarget.checked || undefined })}
        />
      </fieldset>
      <fieldset className={classes.kinds}>
        <legend className={classes.legend}>Kinds of events</legend>
        <EventTypesChoice chosen={chosen} choose={choose} />
      </fieldset>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={classes.clear}
        disabled={countFilters(search) <= fixedFilters}
        onClick={clear}
      >
        Clear filters
      </Button>
    </div>
  );
}
