import type { Verdict } from '@red-tortoise/contracts';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import classes from './verdict.module.css';

const looks = {
  pass: { word: 'Passes', Icon: IconCircleCheck },
  warn: { word: 'Passes with warnings', Icon: IconAlertTriangle },
  fail: { word: 'Fails', Icon: IconCircleX },
} as const;

/** A verdict as a word, a sign and a colour. */
export function VerdictBadge({ verdict, large = false }: { verdict: Verdict['verdict']; large?: boolean }) {
  const { word, Icon } = looks[verdict];
  return (
    <span className={classes.badge} data-verdict={verdict} data-large={large || undefined}>
      <Icon size={large ? 26 : 20} stroke={1.8} aria-hidden="true" />
      {word}
    </span>
  );
}
