import { askControl, type OwnerStatus } from '../local/control-channel.js';

/** What runs in the directory, told by the process that runs it when it is ready; undefined where none does. */
export async function askOwner(directory: string): Promise<OwnerStatus | undefined> {
  return askControl(directory, { action: 'status' });
}
