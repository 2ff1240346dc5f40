import { AlertModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { projectAudience } from '../feed/feed-entry.js';
import { removeProjectData } from '../projects/remove-projects.js';
import type { CustomerScope } from './customer-scope.js';
import { projectsOf } from './holders-of.js';

const longestWait = 10 * 60 * 1_000;

/** Removes what projects have in MongoDB, one after the other; their rows stay, since they are found by them. */
export async function eraseProjects(context: DomainContext, scope: CustomerScope, signal: AbortSignal): Promise<void> {
  for await (const projectId of projectsOf(context.database, scope)) {
    signal.throwIfAborted();
    // Whoever works on the project now is waited for; whoever comes later finds it deleted.
    await context.queue.withLock(`project:${projectId}`, () => removeProjectData(context, projectId), longestWait);
    await removeFromMembers(context, projectId, scope);
  }
}

/** Who was a member keeps their inbox, but for what was about this project only. */
async function removeFromMembers({ database }: DomainContext, projectId: string, { memberIds }: CustomerScope) {
  const owner = { $in: memberIds };
  await AlertModel.updateMany({ owner, projectIds: projectId }, { $pull: { projectIds: projectId } });
  await AlertModel.deleteMany({ owner, projectIds: { $size: 0 }, watched: false, notice: null });
  await database.mute.deleteMany({ where: { userId: { in: memberIds }, subject: projectAudience(projectId) } });
}
