import type { InboxItem } from '@red-tortoise/contracts';
import type { MuteSubject } from '../mutes/mute-dialog.js';
import type { InboxChange } from './apply-change.js';

/** What the list does for an entry. */
export interface EntryHandlers {
  change: (item: InboxItem, change: InboxChange) => void;
  mute: (about: MuteSubject) => void;
  chooseDate: (item: InboxItem) => void;
  /** The item whose snooze menu is open. */
  snoozing: string | null;
  setSnoozing: (id: string | null) => void;
}
