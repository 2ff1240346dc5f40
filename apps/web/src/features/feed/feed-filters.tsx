import { Button, Checkbox, Switch } from '@mantine/core';
import type { EventType } from '@red-tortoise/contracts';
import type { ReactNode } from 'react';
import { type EventGroup, eventGroups } from './event-kinds.js';
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
        {eventGroups.map((group) => (
          <GroupChoice key={group.key} group={group} chosen={chosen} choose={choose} />
        ))}
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

interface GroupChoiceProps {
  group: EventGroup;
  chosen: readonly EventType[];
  choose: (types: EventType[]) => void;
}

function GroupChoice({ group, chosen, choose }: GroupChoiceProps) {
  const types = group.types.map(({ type }) => type);
  const count = types.filter((type) => chosen.includes(type)).length;
  const others = chosen.filter((type) => !types.includes(type));
  const toggle = (type: EventType, on: boolean) => {
    choose(on ? [...chosen, type] : chosen.filter((other) => other !== type));
  };
  return (
    <div className={classes.group}>
      <Checkbox
        label={<GroupLabel group={group} />}
        checked={count === types.length}
        indeterminate={count > 0 && count < types.length}
        onChange={({ currentTarget }) => choose(currentTarget.checked ? [...others, ...types] : others)}
      />
      {types.length > 1 ? (
        <div className={classes.types}>
          {group.types.map(({ type, label }) => (
            <Checkbox
              key={type}
              size="xs"
              label={label}
              checked={chosen.includes(type)}
              onChange={({ currentTarget }) => toggle(type, currentTarget.checked)}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

function GroupLabel({ group }: { group: EventGroup }) {
  return (
    <span className={classes.label}>
      <span className={classes.dot} data-tone={group.tone} aria-hidden="true" />
      {group.label}
    </span>
  );
}
