import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const listening = '0A';

/** The addresses on which these processes listen for TCP, read from /proc (proc_net(5)). */
export function listListeningAddresses(pids: number[]): string[] {
  const sockets = new Set(pids.flatMap(listSocketInodes));
  return ['tcp', 'tcp6'].flatMap((family) =>
    readFileSync(`/proc/net/${family}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === listening && sockets.has(fields[9] ?? ''))
      .map((fields) => readAddress((fields[1] ?? '').split(':')[0] ?? '')),
  );
}

function listSocketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`)
      .map((descriptor) => /^socket:\[(\d+)\]$/.exec(readLink(`/proc/${pid}/fd/${descriptor}`))?.[1])
      .filter((inode) => inode !== undefined);
  } catch {
    // It ended meanwhile.
    return [];
  }
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** The kernel writes addresses as 32-bit words in the order of the machine, which is little-endian here. */
function readAddress(hexadecimal: string): string {
  if (hexadecimal.length === 8) return Buffer.from(hexadecimal, 'hex').reverse().join('.');
  return hexadecimal === '00000000000000000000000001000000' ? '::1' : hexadecimal;
}
