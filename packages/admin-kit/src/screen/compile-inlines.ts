import type { CompileContext } from './compile-columns.js';
import { type Inline, keyOfModel, type Write } from './screen.js';
import { wordsOf } from './words.js';

/** Whether the other model has a screen and a form is seen when all screens are there: `check-references.ts`. */
export function compileInlines({ declaration, model, modelOf, report }: CompileContext): Inline[] {
  return (declaration.inlines ?? []).flatMap((said) => {
    const inline = typeof said === 'string' ? { relation: said } : said;
    const relation = model.fields.get(inline.relation)?.relation;
    const other = relation && modelOf(relation.model);
    const back = [...(other?.fields.values() ?? [])].find(
      (field) => field.relation?.name === relation?.name && field.relation?.from.length === 1,
    )?.relation;
    if (!relation?.many || !other || !back) {
      report('admin.E113', inline.relation);
      return [];
    }
    const writes = new Set<Write>(inline.writes ?? ['add', 'change', 'delete']);
    return [
      {
        name: inline.relation,
        label: wordsOf(inline.relation),
        style: inline.style ?? 'tabular',
        model: keyOfModel(other),
        holds: back.from[0] as string,
        key: back.to[0] as string,
        fields: inline.fields ?? null,
        writes,
      },
    ];
  });
}
