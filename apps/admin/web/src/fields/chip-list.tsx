import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './chip-list.module.css';

interface Chip {
  id: string;
  /** For those who hear it. */
  text: string;
  content: ReactNode;
  /** Why it should go; null for one that is all right. */
  note: string | null;
}

interface ChipListProps {
  label: string;
  chips: readonly Chip[];
  /** Null where nobody may take one out. */
  onRemove: ((id: string) => void) | null;
}

/** What is in a list, each as a chip that can be taken out. */
export function ChipList({ label, chips, onRemove }: ChipListProps) {
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={label}>
      {chips.map(({ id, text, content, note }) => (
        <li key={id} className={note === null ? classes.chip : `${classes.chip} ${classes.gone}`}>
          {content}
          {note !== null && <span className={classes.note}>{note}</span>}
          {onRemove && (
            <button type="button" className={classes.remove} aria-label={`Remove ${text}`} onClick={() => onRemove(id)}>
              <IconX size={14} aria-hidden="true" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
