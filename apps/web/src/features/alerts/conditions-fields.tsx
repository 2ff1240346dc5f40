import { Checkbox, Group, Select, Switch } from '@mantine/core';
import type { RuleConditions, SeverityLevel } from '@red-tortoise/contracts';
import { levelsOf, releaseLevels } from './rule-draft.js';
import classes from './rule-form.module.css';
import type { RulePartProps } from './rule-part-props.js';

const severities: { value: SeverityLevel; label: string }[] = [
  { value: 'critical', label: 'Critical only' },
  { value: 'high', label: 'High or worse' },
  { value: 'medium', label: 'Medium or worse' },
  { value: 'low', label: 'Low or worse' },
];

/** What narrows the rule, as far as it applies to the chosen kinds of events. */
export function ConditionsFields({ draft: { conditions }, change }: RulePartProps) {
  const { types, minimumSeverity, directOnly, productionOnly, levels, prereleases, onlyWithFix } = conditions;
  const set = (part: Partial<RuleConditions>) => change({ conditions: { ...conditions, ...part } });
  const isGrave = types.some((type) => type.startsWith('advisory.') || type.startsWith('finding.'));
  return (
    <div className={classes.conditions}>
      {isGrave ? (
        <>
          <Select
            label="Severity"
            description="A malicious package always passes; an unknown severity only with “any”"
            placeholder="Any severity"
            data={severities}
            value={minimumSeverity}
            onChange={(value) => set({ minimumSeverity: severities.find((one) => one.value === value)?.value ?? null })}
            clearable
            comboboxProps={{ shadow: 'md' }}
          />
          <Switch
            label="Only with a fix"
            description="Findings and advisories for which a version without the problem is published"
            checked={onlyWithFix}
            onChange={({ currentTarget }) => set({ onlyWithFix: currentTarget.checked })}
          />
        </>
      ) : null}
      {types.includes('package.released') ? (
        <>
          <Checkbox.Group
            label="Releases"
            value={levels ?? [...releaseLevels]}
            onChange={(value) => set({ levels: levelsOf(value) })}
          >
            <Group gap={18} mt={6}>
              {releaseLevels.map((level) => (
                <Checkbox key={level} value={level} label={level.charAt(0).toUpperCase() + level.slice(1)} />
              ))}
            </Group>
          </Checkbox.Group>
          <Switch
            label="Pre-releases too"
            checked={prereleases}
            onChange={({ currentTarget }) => set({ prereleases: currentTarget.checked })}
          />
        </>
      ) : null}
      <Switch
        label="Direct dependencies only"
        description="What a project asks for itself, not what that brings along"
        checked={directOnly}
        onChange={({ currentTarget }) => set({ directOnly: currentTarget.checked })}
      />
      <Switch
        label="Production only"
        description="Without what only tests and builds need"
        checked={productionOnly}
        onChange={({ currentTarget }) => set({ productionOnly: currentTarget.checked })}
      />
    </div>
  );
}
