import { Button } from '@mantine/core';
import { useId } from 'react';
import { EventTypesChoice } from '../feed/event-types-choice.js';
import { everyType } from './rule-draft.js';
import classes from './rule-form.module.css';
import type { RulePartProps } from './rule-part-props.js';

/** The kinds of events that the rule lets through. */
export function TypesField({ draft: { conditions }, change, problems }: RulePartProps) {
  const problemId = useId();
  const choose = (types: typeof conditions.types) => change({ conditions: { ...conditions, types } });
  const isAll = conditions.types.length === everyType.length;
  return (
    <fieldset
      className={classes.types}
      tabIndex={-1}
      data-refused={problems.types ? true : undefined}
      aria-describedby={problems.types ? problemId : undefined}
    >
      <legend className={classes.legend}>Kinds of events</legend>
      <div className={classes.groups}>
        <EventTypesChoice chosen={conditions.types} choose={choose} />
      </div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={classes.all}
        onClick={() => choose(isAll ? [] : [...everyType])}
      >
        {isAll ? 'Choose none' : 'Choose all'}
      </Button>
      {conditions.types.some((type) => type.startsWith('finding.')) ? (
        <p className={classes.about}>
          Findings of a project’s first import send nothing, since they may be hundreds; those of later imports do.
        </p>
      ) : null}
      {problems.types ? (
        <p id={problemId} className={classes.problem}>
          {problems.types}
        </p>
      ) : null}
    </fieldset>
  );
}
