import type { SeverityLevel } from '@red-tortoise/contracts';
import { Tag, type Tone } from './tag.js';

const tones: Record<SeverityLevel, Tone> = {
  critical: 'red',
  high: 'orange',
  medium: 'amber',
  low: 'blue',
  none: 'grey',
  unknown: 'grey',
};

/** How bad a vulnerability is; an attack is called one, whatever its score. */
export function SeverityTag({ level, malicious = false }: { level: SeverityLevel; malicious?: boolean }) {
  if (malicious) return <Tag tone="red">malicious</Tag>;
  return <Tag tone={tones[level]}>{level === 'unknown' ? 'severity unknown' : level}</Tag>;
}
