import { SegmentedControl } from '@mantine/core';
import type { Policy, PolicyEffect, PolicyRuleName } from '@red-tortoise/contracts';
import { type ReactNode, useId } from 'react';
import { Tag, type Tone } from '../../shell/tag.js';
import classes from './policy-page.module.css';
import { ruleSentence, ruleTexts } from './policy-rules.js';

const effects: { value: PolicyEffect; label: string }[] = [
  { value: 'off', label: 'Off' },
  { value: 'warn', label: 'Warn' },
  { value: 'fail', label: 'Fail' },
];

const tones: Record<PolicyEffect, Tone> = { off: 'grey', warn: 'amber', fail: 'red' };

interface RuleFieldProps {
  rule: PolicyRuleName;
  policy: Policy;
  setEffect: (effect: PolicyEffect) => void;
  readOnly: boolean;
  /** What else can be set, shown while the rule is on. */
  children?: ReactNode;
}

/** One rule of a policy: what it looks at, what it does, and what it means as it is set. */
export function RuleField({ rule, policy, setEffect, readOnly, children }: RuleFieldProps) {
  const labelId = useId();
  const { title, about, effect } = ruleTexts[rule];
  const chosen = effect(policy);
  return (
    <fieldset className={classes.rule} aria-labelledby={labelId}>
      <div className={classes.ruleHead}>
        <div className={classes.ruleWords}>
          <h3 id={labelId} className={classes.ruleTitle}>
            {title}
          </h3>
          <p className={classes.about}>{about}</p>
        </div>
        {readOnly ? (
          <Tag tone={tones[chosen]}>{chosen}</Tag>
        ) : (
          <SegmentedControl<PolicyEffect>
            aria-labelledby={labelId}
            className={classes.effect}
            data={effects}
            value={chosen}
            onChange={setEffect}
          />
        )}
      </div>
      {chosen !== 'off' && children ? <div className={classes.settings}>{children}</div> : null}
      <p className={classes.meaning} data-effect={chosen}>
        {ruleSentence(rule, policy)}
      </p>
    </fieldset>
  );
}
