import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { identifyProcess, isAlive, type ProcessIdentity, signalProcess } from './process-identity.js';

const onLinux = process.platform === 'linux';

describe('a process that is remembered', () => {
  it('is known by number, start time and command, and is gone when it has ended', async () => {
    if (!onLinux) return console.info('Processes are identified on Linux only');
    const child = spawn('sleep', ['30']);
    await once(child, 'spawn');
    const identity = identify(child);
    expect(identity.command).toBe('sleep 30');
    expect(isAlive(identity)).toBe(true);
    const exited = once(child, 'exit');
    signalProcess(identity, 'SIGKILL');
    await exited;
    expect(isAlive(identity)).toBe(false);
  });

  it('whose number a stranger has now is never signalled', async () => {
    if (!onLinux) return console.info('Processes are identified on Linux only');
    const stranger = spawn('sleep', ['30']);
    await once(stranger, 'spawn');
    const identity = identify(stranger);
    signalProcess({ ...identity, startTime: `${identity.startTime}0` }, 'SIGKILL');
    signalProcess({ ...identity, command: 'postgres' }, 'SIGKILL');
    expect(isAlive(identity)).toBe(true);
    stranger.kill('SIGKILL');
    await once(stranger, 'exit');
  });
});

function identify(child: ChildProcess): ProcessIdentity {
  const identity = child.pid === undefined ? undefined : identifyProcess(child.pid);
  if (!identity) throw new Error('the process did not start');
  return identity;
}
