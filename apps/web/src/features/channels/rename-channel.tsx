import type { Channel } from '@red-tortoise/contracts';
import { RenameDialog } from '../../shell/rename-dialog.js';
import { useRenameChannel } from './channel-queries.js';

interface ChannelDialogProps {
  channel: Channel;
  opened: boolean;
  close: () => void;
}

/** Asks for a channel's new name. */
export function RenameChannel({ channel: { id, name }, ...dialog }: ChannelDialogProps) {
  const rename = useRenameChannel(id);
  return <RenameDialog {...dialog} title="Rename the channel" label="What to call it" name={name} rename={rename} />;
}
