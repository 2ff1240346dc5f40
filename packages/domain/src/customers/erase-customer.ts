import type { CustomerProof } from '@red-tortoise/contracts';
import { pause } from '@red-tortoise/queue';
import type { DomainContext } from '../context.js';
import { proofOf, scopeOf } from './customer-request.js';
import type { CustomerScope } from './customer-scope.js';
import type { DataSet } from './data-set.js';
import { countRows } from './data-set-rows.js';
import { eraseProjects } from './erase-projects.js';
import { eraseRows } from './erase-rows.js';
import { dataSets } from './inventory.js';

/** Looks that may find something; then the job is tried again later. */
const mostLooks = 5;

interface Erasing {
  readonly context: DomainContext;
  readonly requestId: string;
  readonly scope: CustomerScope;
  /** In the order of the work; grows with each step. */
  proof: CustomerProof;
}

/**
 * Removes everything of a customer, step by step. Each step may run again: what was found is written down before the
 * first removal, and what was done is that less what is left. The rows by which all else is found go last.
 */
export async function eraseCustomer(
  context: DomainContext,
  requestId: string,
  { signal, settlesIn }: { signal: AbortSignal; settlesIn: number },
): Promise<void> {
  const request = await context.database.customerRequest.findUniqueOrThrow({ where: { id: requestId } });
  if (request.state !== 'running') return;
  const erasing: Erasing = { context, requestId, scope: scopeOf(request), proof: { ...proofOf(request) } };
  await countAll(erasing, signal);
  await closeProjects(erasing);
  for (let look = 1; ; look++) {
    await removeAll(erasing, signal);
    if (await lookAgain(erasing, inDepth)) break;
    if (look === mostLooks) throw new Error('something of this customer comes back again and again');
  }
  await removeRoots(erasing);
  for (let look = 1; ; look++) {
    // Who had read of the customer before they went may have written since; nobody finds them any more.
    await pause(settlesIn, signal);
    signal.throwIfAborted();
    if (await lookAgain(erasing, dataSets)) break;
    if (look === mostLooks) throw new Error('something of this customer comes back again and again');
    await removeAll(erasing, signal);
  }
  await finish(erasing);
}

const goWithTheirRow = (set: DataSet) => set.erased.how === 'cascade';
/** What has to be gone before the organisation and the person are. */
const inDepth = dataSets.filter((set) => !goWithTheirRow(set));

/** What there is, before anything is removed: afterwards nobody could tell. */
async function countAll(erasing: Erasing, signal: AbortSignal): Promise<void> {
  const { context, scope, proof } = erasing;
  for (const set of dataSets) {
    if (proof[set.name]) continue;
    signal.throwIfAborted();
    const found = await countRows(context.database, set, scope);
    const kept = set.erased.how === 'keep' ? set.erased.because : null;
    proof[set.name] = { found, done: 0, left: found, kept };
    await save(erasing, set.name);
  }
}

/** From here on no import begins, and one that is under way is the last that holds the project's lock. */
async function closeProjects({ context, scope }: Erasing): Promise<void> {
  await context.database.project.updateMany({
    where: { organisationId: { in: scope.organisationIds }, deletedAt: null },
    data: { deletedAt: new Date() },
  });
}

async function removeAll(erasing: Erasing, signal: AbortSignal): Promise<void> {
  const { context, scope } = erasing;
  const business = dataSets.filter(({ store }) => store === 'postgres');
  const application = dataSets.filter(({ store }) => store === 'mongodb');
  for (const set of business) await removeSet(erasing, set, signal);
  // Behind the rules and channels, so that nothing of this is told to anybody; before feeds and alerts, so that nothing
  // is found that could be written again.
  await save(erasing, 'project');
  await eraseProjects(context, scope, signal);
  for (const set of application) await removeSet(erasing, set, signal);
}

async function removeSet(erasing: Erasing, set: DataSet, signal: AbortSignal): Promise<void> {
  const { context, scope } = erasing;
  signal.throwIfAborted();
  if (goWithTheirRow(set) || set.erased.how === 'keep' || set.erased.how === 'with-project') return;
  await save(erasing, set.name);
  await eraseRows(context, set, scope);
}

/** Counts again, and writes that down. Whether nothing is left but what is kept by design. */
async function lookAgain(erasing: Erasing, sets: readonly DataSet[]): Promise<boolean> {
  const { context, scope, proof } = erasing;
  let isGone = true;
  for (const set of sets) {
    const { found, kept } = proof[set.name] ?? { found: 0, kept: null };
    const left = await countRows(context.database, set, scope);
    proof[set.name] = { found: Math.max(found, left), done: Math.max(0, found - left), left, kept };
    if (left > 0 && kept === null) isGone = false;
  }
  await save(erasing, 'look');
  return isGone;
}

/** The organisation and the person; what hangs on them goes along. */
async function removeRoots({ context, scope }: Erasing): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    await transaction.organisation.deleteMany({ where: { id: { in: scope.organisationIds } } });
    await transaction.user.deleteMany({ where: { id: { in: scope.userIds } } });
  });
}

async function finish({ context, requestId, proof, scope }: Erasing): Promise<void> {
  const { database } = context;
  const subjectIds = [...scope.organisationIds, ...scope.userIds];
  await database.$transaction([
    database.customerRequest.updateMany({
      where: { subjectId: { in: subjectIds } },
      data: { subjectName: '', scope: {} },
    }),
    database.customerRequest.update({
      where: { id: requestId },
      data: { state: 'done', step: null, proof, subjectName: '', finishedAt: new Date() },
    }),
  ]);
}

async function save({ context, requestId, proof }: Erasing, step: string): Promise<void> {
  await context.database.customerRequest.update({ where: { id: requestId }, data: { step, proof } });
}
