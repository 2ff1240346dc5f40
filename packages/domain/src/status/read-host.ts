import { statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import type { StatusReport } from '@red-tortoise/contracts';

/** Disk and memory of the machine or container that this process runs in, in bytes. */
export async function readHost(): Promise<StatusReport['host']> {
  const { bsize, blocks, bfree, bavail } = await statfs(process.cwd());
  // As `df` counts: what only root may use is neither used nor free.
  const used = blocks - bfree;
  return {
    diskUsed: used * bsize,
    diskTotal: (used + bavail) * bsize,
    memoryUsed: totalmem() - freemem(),
    memoryTotal: totalmem(),
  };
}
