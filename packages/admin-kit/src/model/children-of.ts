import type { ModelInfo } from './model-info.js';
import { prismaModels } from './prisma-model.js';

/** A relation by which rows of another model of PostgreSQL hold rows of one. */
export interface ChildRelation {
  readonly child: ModelInfo;
  /** Its field that leads to the row. */
  readonly field: string;
  /** Its fields that hold the row's `to`. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** What becomes of them when the row is removed. */
  readonly effect: 'removed' | 'unlinked' | 'refuses';
}

export function childrenOf(model: string): ChildRelation[] {
  return [...prismaModels.values()].flatMap((child) =>
    [...child.fields.values()].flatMap(({ name: field, relation, nullable }) => {
      if (relation?.model !== model || relation.from.length === 0) return [];
      const { from, to, onDelete } = relation;
      const rule = onDelete || (nullable ? 'SetNull' : 'Restrict');
      const effect = rule === 'Cascade' ? 'removed' : rule === 'SetNull' ? 'unlinked' : 'refuses';
      return { child, field, from, to, effect } as const;
    }),
  );
}
