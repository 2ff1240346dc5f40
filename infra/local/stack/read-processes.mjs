import { readdirSync, readFileSync } from 'node:fs';

/** Which part of the product a process is, told by its command line; what is none of these is its parent's part. */
const parts = [
  ['api', /apps\/api\/dist\/main\.js/],
  ['orchestrator', /apps\/orchestrator\/dist\/main\.js/],
  ['admin', /apps\/admin\/dist\/main\.js/],
  ['web', /vite\.js/],
  ['mail catcher', /mail-catcher/],
  ['postgres, mongo engine', /(^|\/)postgres\b/],
  ['mongo gateway', /mongo-gateway|gateway/],
  ['redis', /valkey-server|redis-server/],
  ['rabbitmq', /beam\.smp|rabbitmq|epmd|erl_child_setup/],
  ['compiler', /ts7/],
];

/** The process and all below it: `{ pid, part, pss, rss }` each, in KB. */
export function readProcesses(rootPid) {
  const table = readTable();
  const found = [];
  const visit = (pid, parentPart) => {
    const part = partOf(pid) ?? parentPart;
    const memory = readMemory(pid);
    if (memory) found.push({ pid, part, ...memory });
    for (const child of table.get(pid) ?? []) visit(child, part);
  };
  visit(rootPid, 'supervisor');
  return found;
}

/** The children of each process. */
function readTable() {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(/^PPid:\s+(\d+)$/m.exec(read(name, 'status'))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

function partOf(pid) {
  const command = read(pid, 'cmdline').split('\0').join(' ');
  return parts.find(([, pattern]) => pattern.test(command))?.[0];
}

function readMemory(pid) {
  const text = read(pid, 'smaps_rollup');
  const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]);
  return text ? { pss: field('Pss'), rss: field('Rss') } : undefined;
}

/** Empty when the process is gone or is not ours to look at. */
function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
