import { Switch } from '@mantine/core';
import type { Rule } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { EntryName } from '../../shell/entry-name.js';
import { Tag } from '../../shell/tag.js';
import { exactTime } from '../../shell/time-text.js';
import { draftOf } from './rule-draft.js';
import classes from './rule-entry.module.css';
import { useSaveRule } from './rule-queries.js';
import { type RuleNames, ruleSentence } from './rule-sentence.js';
import { RuleSnooze } from './rule-snooze.js';

const mostCounted = 1_000;

interface RuleEntryProps {
  rule: Rule;
  names: RuleNames;
  mayChange: boolean;
}

/** A rule: what it does, whether it is on, how much it brings. */
export function RuleEntry({ rule, names, mayChange }: RuleEntryProps) {
  const { id, name, snoozedUntil, recentAlerts } = rule;
  const save = useSaveRule(id);
  const enabled = save.isPending ? (save.variables?.enabled ?? rule.enabled) : rule.enabled;
  const isAsleep = snoozedUntil !== null && Date.parse(snoozedUntil) > Date.now();
  return (
    <li className={classes.entry} data-off={!enabled || undefined}>
      <div className={classes.words}>
        <EntryName>
          <Link to="/alerts/$ruleId" params={{ ruleId: id }}>
            {name}
          </Link>{' '}
          {enabled ? null : <Tag>off</Tag>}
          {isAsleep ? <Tag tone="amber">snoozed until {exactTime(snoozedUntil)}</Tag> : null}
        </EntryName>
        <p className={classes.sentence}>{ruleSentence(rule, names)}</p>
        <p className={classes.recent}>{recentText(recentAlerts)}</p>
        {save.isError ? (
          <p className={classes.failure} role="alert">
            This could not be kept: {save.error.message}
          </p>
        ) : null}
      </div>
      {mayChange ? (
        <div className={classes.controls}>
          <RuleSnooze rule={rule} isAsleep={isAsleep} />
          <Switch
            aria-label={`${name} is on`}
            checked={enabled}
            onChange={({ currentTarget }) => save.mutate({ ...draftOf(rule), enabled: currentTarget.checked })}
          />
        </div>
      ) : null}
    </li>
  );
}

function recentText(count: number): string {
  if (count === 0) return 'No alerts in the last 30 days';
  const number = count >= mostCounted ? '1,000 or more' : count.toLocaleString('en');
  return `${number} ${count === 1 ? 'alert' : 'alerts'} in the last 30 days`;
}
