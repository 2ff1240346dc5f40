import type { FixPlan } from '@red-tortoise/contracts';
import { IconArrowBigUpLine, IconBarrierBlock, IconHourglassLow, IconRefresh, IconShieldX } from '@tabler/icons-react';
import classes from './fix-glance.module.css';
import { fixText } from './fix-text.js';
import { LevelTag } from './level-tag.js';

const icons: Record<FixPlan['state'], typeof IconRefresh> = {
  upgrade: IconArrowBigUpLine,
  refresh: IconRefresh,
  'no-fix-published': IconShieldX,
  blocked: IconBarrierBlock,
  'not-enough-data': IconHourglassLow,
};

/** What removes a finding, at a glance. */
export function FixGlance({ fix }: { fix: FixPlan | null }) {
  const { text, level, proven } = fixText(fix);
  const Icon = icons[fix?.state ?? 'not-enough-data'];
  return (
    <span className={classes.fix} data-proven={proven || undefined}>
      <Icon size={16} stroke={1.8} aria-hidden="true" />
      <span className={classes.text}>
        {text} {level ? <LevelTag level={level} /> : null}
      </span>
    </span>
  );
}
