import type { SeverityLevel } from '@red-tortoise/contracts';
import { IconSkull } from '@tabler/icons-react';
import classes from './severity-tag.module.css';

/** How bad a vulnerability is; an attack is called one, whatever its score. */
export function SeverityTag({ level, malicious = false }: { level: SeverityLevel; malicious?: boolean }) {
  if (malicious) {
    return (
      <span className={classes.tag} data-severity="malicious">
        <IconSkull size={14} stroke={1.9} aria-hidden="true" />
        malicious
      </span>
    );
  }
  return (
    <span className={classes.tag} data-severity={level}>
      {level === 'unknown' || level === 'none' ? `severity ${level}` : level}
    </span>
  );
}
