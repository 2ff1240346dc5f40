import { chown, mkdir, stat } from 'node:fs/promises';
import { runInRootFileSystemScript } from '../package-paths.js';
import { findUserId } from './root-file-system.js';
import { runProgram } from './run-program.js';

export interface Placement {
  /** The root file system. */
  root: string;
  /** The directory outside that the server finds as /data. */
  data: string;
  /** Who the server runs as. */
  user: string;
  stopSignal: NodeJS.Signals;
}

/** The command that runs a program inside: in namespaces of its own, gone with everything below it when its parent goes. */
export function commandInRootFileSystem(placement: Placement, command: string[]): string[] {
  const namespaces = ['unshare', '--mount', '--pid', '--fork', '--kill-child=TERM', '--propagation', 'private'];
  const signal = placement.stopSignal.replace('SIG', '');
  return [
    ...namespaces,
    'sh',
    runInRootFileSystemScript,
    placement.root,
    placement.data,
    placement.user,
    signal,
    ...command,
  ];
}

/** Makes the data directory and gives it to the server's user, whose number may change with the root file system. */
export async function prepareDataDirectory(placement: Placement): Promise<void> {
  const { uid, gid } = await findUserId(placement.root, placement.user);
  await mkdir(placement.data, { recursive: true, mode: 0o700 });
  const before = await stat(placement.data);
  if (before.uid === uid && before.gid === gid) return;
  await runProgram('chown', ['-R', `${uid}:${gid}`, placement.data], { timeoutMilliseconds: 60_000 });
  await chown(placement.data, uid, gid);
}
