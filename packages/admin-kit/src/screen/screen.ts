import type { AdminField, AdminFilter, AdminKind, AdminOption } from '@red-tortoise/contracts';
import type { z } from 'zod';
import type { Condition } from '../conditions/condition.js';
import type { KeyOrder } from '../conditions/key-order.js';
import type { ActionDeclaration, ChoicesOf, RowChange } from '../declare/declaration.js';
import type { Shape } from '../declare/shapes.js';
import type { FieldInfo, ModelInfo, Row } from '../model/model-info.js';
import type { Viewer } from '../viewer.js';

export type Write = 'add' | 'change' | 'delete';

/** A declaration, checked and joined with its model: what the verbs work with. */
export interface Screen {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly group: string;
  readonly model: ModelInfo;
  readonly title: Title;
  readonly columns: readonly Column[];
  /** `scan`: by a part, in a table so small that no index is needed. */
  readonly search: readonly { field: FieldInfo; by: 'part' | 'beginning' | 'whole' | 'scan' }[];
  readonly spellings: (word: string) => readonly string[];
  readonly filters: readonly Filter[];
  readonly order: KeyOrder;
  readonly sortable: ReadonlySet<string>;
  readonly pageSize: number;
  readonly fieldsets: readonly { title: string; fields: readonly FormField[] }[];
  /** Every field of the form, by its name. */
  readonly form: ReadonlyMap<string, FormField>;
  readonly schema: z.ZodType | null;
  readonly saveAsNew: boolean;
  readonly stamp: (viewer: Viewer) => Row;
  readonly inlines: readonly Inline[];
  readonly actions: ReadonlyMap<string, Action>;
  readonly secret: ReadonlySet<string>;
  readonly writes: ReadonlySet<Write>;
  readonly dependents: readonly Dependent[];
  readonly permissions: Readonly<Record<'view' | Write, string>>;
  readonly objectRule: (viewer: Viewer) => Condition | null;
  readonly restore: boolean;
  readonly check: ((change: RowChange<Shape>) => Promise<void>) | null;
}

export interface Title {
  /** Null: all of the row. */
  readonly needs: readonly string[] | null;
  readonly of: (row: Row) => string;
}

/** Where a value leads: the field of this row that holds it, and the model at the other end. */
export interface Link {
  readonly from: string;
  /** `postgres:User` */
  readonly model: string;
  /** The field at the other end that `from` is equal to. */
  readonly to: string;
  /** Whether `from` is a list of such values. */
  readonly several: boolean;
}

export interface Column {
  readonly name: string;
  readonly label: string;
  readonly kind: AdminKind;
  readonly secret: boolean;
  readonly editable: boolean;
  readonly options: readonly AdminOption[] | null;
  readonly link: Link | null;
  /** The fields or paths that it reads; null: all of the row. */
  readonly needs: readonly string[] | null;
  readonly value: (row: Row) => unknown;
}

export interface Filter {
  readonly shown: AdminFilter;
  /** The field that it compares, unless it is custom. */
  readonly field: FieldInfo | null;
  readonly link: Link | null;
  readonly custom: Readonly<Record<string, (viewer: Viewer) => Condition>>;
}

export interface FormField {
  readonly shown: AdminField;
  /** What is written: the field itself, or the one that holds the relation. */
  readonly field: FieldInfo;
  readonly link: Link | null;
  readonly json: z.ZodType | null;
  readonly choices: ChoicesOf | null;
}

export interface Inline {
  readonly name: string;
  readonly label: string;
  readonly style: 'tabular' | 'stacked';
  /** `postgres:Watch` */
  readonly model: string;
  /** The field of the other model that holds this row's `key`. */
  readonly holds: string;
  readonly key: string;
  readonly fields: readonly string[] | null;
  readonly writes: ReadonlySet<Write>;
}

export interface Action {
  readonly name: string;
  readonly permission: string;
  readonly declared: ActionDeclaration<Shape>;
  readonly input: readonly AdminField[];
}

export interface Dependent {
  readonly model: ModelInfo;
  readonly field: string;
  readonly key: string;
  readonly holds: (key: string) => string;
  readonly effect: 'removed' | 'left';
  readonly note: string | null;
}

export const keyOfModel = (model: Pick<ModelInfo, 'store' | 'name'>) => `${model.store}:${model.name}`;
