import { Checkbox } from '@mantine/core';
import type { EventType } from '@red-tortoise/contracts';
import { type EventGroup, eventGroups } from './event-kinds.js';
import classes from './feed-filters.module.css';

interface EventTypesChoiceProps {
  chosen: readonly EventType[];
  choose: (types: EventType[]) => void;
}

/** Chooses among the kinds of events, by group or one by one. */
export function EventTypesChoice({ chosen, choose }: EventTypesChoiceProps) {
  return eventGroups.map((group) => <GroupChoice key={group.key} group={group} chosen={chosen} choose={choose} />);
}

function GroupChoice({ group, chosen, choose }: EventTypesChoiceProps & { group: EventGroup }) {
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
