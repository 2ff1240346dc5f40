import type { FixStep } from '@red-tortoise/contracts';
import { Tag, type Tone } from '../../shell/tag.js';

const tones: Record<NonNullable<FixStep['level']>, Tone> = {
  patch: 'green',
  minor: 'amber',
  major: 'orange',
  prerelease: 'violet',
};

/** How far an upgrade goes. */
export function LevelTag({ level }: { level: NonNullable<FixStep['level']> }) {
  return <Tag tone={tones[level]}>{level}</Tag>;
}
