import { SegmentedControl, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { RuleDraft } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { previewDraft } from './rule-draft.js';
import classes from './rule-preview.module.css';
import { RulePreviewView } from './rule-preview-view.js';
import { previewQuery } from './rule-queries.js';

const settleMilliseconds = 350;
const ranges = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

/** What the rule as it stands in the form would have sent, asked for again whenever the form rests. */
export function RulePreviewCard({ draft }: { draft: RuleDraft }) {
  const [days, setDays] = useState('90');
  // What it is called changes nothing, and must not ask again with every letter.
  const [settled] = useDebouncedValue(JSON.stringify(previewDraft(draft)), settleMilliseconds);
  const rule = JSON.parse(settled) as RuleDraft | null;
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(previewQuery(rule, Number(days)));
  const range = (
    <SegmentedControl size="xs" aria-label="Range of the preview" data={ranges} value={days} onChange={setDays} />
  );
  return (
    <Card title="What it would have sent">
      <div className={classes.range}>{range}</div>
      <div className={classes.preview} data-stale={isPlaceholderData || undefined} aria-busy={isFetching}>
        {rule === null ? (
          <p className={classes.line}>Choose what it lets through and where it listens, and you see it here.</p>
        ) : error ? (
          <FailureNotice error={error} what="The preview failed" retry={() => void refetch()} />
        ) : data ? (
          <RulePreviewView preview={data} />
        ) : (
          <Skeleton height={220} radius="md" />
        )}
      </div>
    </Card>
  );
}
