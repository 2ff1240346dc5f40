import { TextInput } from '@mantine/core';
import type { Rule, RuleDraft } from '@red-tortoise/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ConditionsFields } from './conditions-fields.js';
import { LeaveGuard } from './leave-guard.js';
import { RuleBar } from './rule-bar.js';
import { isSame, problemsOf } from './rule-draft.js';
import classes from './rule-form.module.css';
import type { RulePartProps } from './rule-part-props.js';
import { RulePreviewCard } from './rule-preview-card.js';
import { useSaveRule } from './rule-queries.js';
import { ruleSentence } from './rule-sentence.js';
import { ScopeField } from './scope-field.js';
import { TargetsField } from './targets-field.js';
import { TypesField } from './types-field.js';
import { useRuleNames } from './use-rule-names.js';

interface RuleFormProps {
  initial: RuleDraft;
  /** Null for one that is yet to be made. */
  rule: Rule | null;
  mayChange: boolean;
}

/** A rule as a form, with what it would have sent beside it. */
export function RuleForm({ initial, rule, mayChange }: RuleFormProps) {
  const [draft, setDraft] = useState(initial);
  const [refused, setRefused] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isLeaving = useRef(false);
  const navigate = useNavigate();
  const save = useSaveRule(rule?.id ?? null);
  const organisation = draft.organisationId ?? undefined;
  const names = useRuleNames(organisation);
  const problems = refused ? problemsOf(draft) : {};
  const isChanged = !isSame(draft, initial);
  const change = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const leave = () => {
    isLeaving.current = true;
    return navigate({ to: '/alerts', search: { organisation } });
  };
  const submit = () => {
    const isRefused = Object.keys(problemsOf(draft)).length > 0;
    setRefused(isRefused);
    if (isRefused) {
      // Once the fields say what is wrong, the first of them.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refused]')?.focus());
      return;
    }
    save.mutate({ ...draft, name: draft.name.trim(), enabled: rule?.enabled ?? true }, { onSuccess: leave });
  };
  const part = { draft, change, problems };
  return (
    <form
      ref={form}
      className={classes.layout}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className={classes.fields} disabled={!mayChange} aria-label="The rule">
        <RuleFields {...part} />
      </fieldset>
      <div className={classes.side}>
        <p className={classes.sentence}>{ruleSentence(draft, names)}</p>
        <RulePreviewCard draft={draft} />
      </div>
      <div className={classes.end}>
        {save.error ? <FailureNotice error={save.error} what="The rule could not be saved" /> : null}
        {mayChange ? (
          <RuleBar
            rule={rule}
            isChanged={isChanged}
            isRefused={refused && Object.keys(problems).length > 0}
            isPending={save.isPending}
            discard={() => {
              setDraft(initial);
              setRefused(false);
            }}
            leave={leave}
          />
        ) : null}
      </div>
      <LeaveGuard isChanged={isChanged && mayChange} isLeaving={isLeaving} />
    </form>
  );
}

function RuleFields(part: RulePartProps) {
  const { draft, change, problems } = part;
  return (
    <>
      <Card>
        <TextInput
          label="Name"
          description="Messages say by which rule they came"
          placeholder="Security of web-shop"
          maxLength={100}
          value={draft.name}
          error={problems.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
      </Card>
      <Card title="Where it listens">
        <ScopeField {...part} />
      </Card>
      <Card title="What it lets through">
        <TypesField {...part} />
        <ConditionsFields {...part} />
      </Card>
      <Card title="Where it goes">
        <TargetsField {...part} />
      </Card>
    </>
  );
}
