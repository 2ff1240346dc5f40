import {
  type ComponentDocument,
  ComponentModel,
  type ImportDocument,
  insertIgnoringDuplicates,
  type NotAssessedDocument,
  NotAssessedModel,
} from '@red-tortoise/documents';
import type { Component, NotAssessed } from '@red-tortoise/manifests';
import { inBatches } from '../in-batches.js';
import { loadFacts } from '../packages/load-facts.js';

const batchSize = 2_000;

/** Stores the components of an import in place of what an earlier attempt left. */
export async function storeComponents(
  document: ImportDocument,
  components: readonly Component[],
  progress: (done: number, total: number) => Promise<void>,
): Promise<void> {
  if (document.attempts > 1) await ComponentModel.deleteMany({ importId: document._id });
  let done = 0;
  for (const batch of inBatches(components, batchSize)) {
    const facts = await loadFacts(batch);
    const rows = batch.map((component) => toDocument(document, component, facts.get(component.purl)));
    await insertIgnoringDuplicates(ComponentModel, rows, batchSize);
    done += batch.length;
    await progress(done, components.length);
  }
}

export async function storeNotAssessed(document: ImportDocument, items: readonly NotAssessed[]): Promise<void> {
  if (document.attempts > 1) await NotAssessedModel.deleteMany({ importId: document._id });
  const rows = items.map(
    ({ name, version, reason, detail }, position): NotAssessedDocument => ({
      _id: `${document._id}/${position}`,
      ...ownersOf(document),
      position,
      name,
      version,
      reason,
      detail,
    }),
  );
  await insertIgnoringDuplicates(NotAssessedModel, rows);
}

function toDocument(
  document: ImportDocument,
  component: Component,
  facts: ComponentDocument['facts'] | undefined,
): ComponentDocument {
  const { licence, ...rest } = component;
  const sortKey = `${component.direct ? 0 : 1}${component.name}@${component.version} ${component.ecosystem}`;
  if (!facts) throw new Error(`no facts for ${component.purl}`);
  return {
    _id: `${document._id}/${sortKey}`,
    ...ownersOf(document),
    ...rest,
    sortKey,
    declaredLicence: licence,
    facts,
  };
}

function ownersOf({ _id, projectId, organisationId }: ImportDocument) {
  return { importId: _id, projectId, organisationId };
}
