import type { FixPlan, FixStep } from '@red-tortoise/contracts';

interface FixText {
  /** At a glance: "upgrade express to 4.17.3". */
  text: string;
  /** How far the furthest upgrade goes: "patch". */
  level: FixStep['level'];
  proven: boolean;
}

const levels: readonly FixStep['level'][] = ['prerelease', 'patch', 'minor', 'major'];

/** What would remove a finding, in a few words. Nothing that is not proven sounds as if it were. */
export function fixText(fix: FixPlan | null): FixText {
  if (!fix) return { text: 'fix not worked out yet', level: null, proven: false };
  const [first, ...others] = fix.steps;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  if (fix.state === 'upgrade' && first) {
    const text = first.kind === 'upgrade' ? `upgrade ${first.name} to ${first.to}` : `update ${first.name} in place`;
    return { text: text + more, level: furthestLevel(fix.steps), proven: true };
  }
  if (fix.state === 'refresh' && first) {
    return { text: `update in place to ${first.to}${more}`, level: furthestLevel(fix.steps), proven: true };
  }
  return { text: unprovenText(fix), level: null, proven: false };
}

function unprovenText({ state, blockedBy }: FixPlan): string {
  if (state === 'no-fix-published') return 'no fix published';
  if (state === 'blocked') return blockedBy ? `blocked by ${blockedBy.name}` : 'blocked';
  return 'not enough data yet';
}

function furthestLevel(steps: readonly FixStep[]): FixStep['level'] {
  const furthest = Math.max(...steps.map(({ level }) => levels.indexOf(level)));
  return levels[furthest] ?? null;
}
