import type { ModelReference } from '../declare/declaration.js';
import { isLedByIndex, type ModelInfo } from '../model/model-info.js';
import type { CompileContext } from './compile-columns.js';
import type { Dependent } from './screen.js';

/** Every count is bounded, but only an index makes it short. */
export function compileDependents(
  { declaration, model, report }: CompileContext,
  resolve: (reference: ModelReference) => ModelInfo | undefined,
): Dependent[] {
  return (declaration.dependents ?? []).flatMap((said) => {
    const other = resolve(said.model);
    const key = said.key ?? (model.idFields.length === 1 ? model.idFields[0] : undefined);
    const isKnown = other?.fields.has(said.field) && key !== undefined && model.fields.has(key);
    if (!other || !isKnown) {
      report('admin.E122', said.field);
      return [];
    }
    if (!isLedByIndex(other, said.field)) report('admin.W204', `${other.name}.${said.field}`);
    const { field, effect, holds = (text: string) => text, note = null } = said;
    return [{ model: other, field, key, holds, effect, note }];
  });
}
