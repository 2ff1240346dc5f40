import { type Collected, collectionNamed, type ViewStateDocument } from '@red-tortoise/documents';

/** Where a writer writes: what is read now; what a replay builds; or, for whoever is not part of the log, both. */
export type ViewTarget = 'current' | 'next' | 'both';

/** The collection that a replay builds. */
export function nextOf<C extends { collectionName: string }>(model: Collected<C>): C {
  return collectionNamed(model, `${model.collection.collectionName}_next`);
}

/**
 * While a replay is under way `both` is current, next, current. Next after current, since the replay takes documents
 * over from current and looks again afterwards: then either it sees what changed there, or the change reaches its copy.
 * Current once more, since the replay may have switched over in between.
 */
export function viewCollections<C extends { collectionName: string }>(
  model: Collected<C>,
  state: ViewStateDocument,
  target: ViewTarget,
): C[] {
  const current = model.collection;
  if (target === 'current' || (target === 'both' && !state.next)) return [current];
  const next = nextOf(model);
  return target === 'next' ? [next] : [current, next, current];
}
