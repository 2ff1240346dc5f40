import { readdirSync } from 'node:fs';
import { readProcessStat } from './process-identity.js';

/** The direct children of a process, oldest number first. */
export function listChildren(pid: number): number[] {
  return childrenByParent().get(pid) ?? [];
}

/** A process and everything below it. */
export function listTree(pid: number): number[] {
  const children = childrenByParent();
  const found = [pid];
  for (const member of found) found.push(...(children.get(member) ?? []));
  return found;
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const parent = readParent(pid);
    if (parent !== undefined)
      children.set(
        parent,
        [...(children.get(parent) ?? []), pid].sort((a, b) => a - b),
      );
  }
  return children;
}

function readParent(pid: number): number | undefined {
  try {
    return readProcessStat(pid).parent;
  } catch {
    // It ended between the listing and the look.
    return undefined;
  }
}
