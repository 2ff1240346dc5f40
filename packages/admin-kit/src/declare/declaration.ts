import type { AdminChoices, AdminKind } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import type { DocumentModel } from '@red-tortoise/documents';
import type { Queue } from '@red-tortoise/queue';
import type { z } from 'zod';
import type { Condition } from '../conditions/condition.js';
import type { Viewer } from '../viewer.js';
import type { Shape } from './shapes.js';

/** A model of either store: Prisma's by its name, Mongoose's by the model itself. */
export type ModelReference = Prisma.ModelName | DocumentModel;

/** One screen, as data. Whatever is left out is what the model says. */
export interface Declaration<S extends Shape> {
  /** Kebab-case, in addresses and permissions; the model's name unless told. */
  readonly name?: string;
  /** A table that never has more than some thousand rows: it may be searched, filtered and sorted without an index. */
  readonly small?: boolean;
  /** For people, one of them: "Pipeline run". */
  readonly label?: string;
  readonly plural?: string;
  /** The heading that it stands under in the menu. */
  readonly group: string;
  /** How one row is called: a field, or a function of the row, of those fields where it is wide. Its id unless told. */
  readonly title?: S['field'] | ((row: S['row']) => string) | ComputedTitle<S>;
  readonly list: ListDeclaration<S>;
  /** Without one, rows are shown with all their fields and changed by nobody. */
  readonly form?: FormDeclaration<S>;
  /** What the form may do: everything, unless told. */
  readonly writes?: readonly ('add' | 'change' | 'delete')[];
  /** Rows of other models that are edited along with this one. */
  readonly inlines?: readonly (S['many'] | InlineDeclaration<S>)[];
  readonly actions?: Readonly<Record<string, ActionDeclaration<S>>>;
  /** Never shown, exported or recorded. A field that looks like a secret must be here or in `open`. */
  readonly secret?: readonly S['field'][];
  /** Fields that look like secrets and are none. */
  readonly open?: readonly S['field'][];
  /** Fields that hold the id of a row elsewhere, or a list of ids; in the other store too. */
  readonly links?: Readonly<Partial<Record<S['field'], ModelReference>>>;
  /** What belongs to a row where no relation tells it: shown before a removal. */
  readonly dependents?: readonly Dependent<S>[];
  /** Another permission for a verb than `<screen>.<verb>`. */
  readonly permissions?: Readonly<Partial<Record<'view' | 'add' | 'change' | 'delete', string>>>;
  /** Which rows a viewer may see and touch at all; null for every row. */
  readonly objectRule?: (viewer: Viewer) => Condition<S['field']> | null;
  /** Whether the history may bring back what was before. It may, where `writes` allow it. */
  readonly restore?: boolean;
  /**
   * Asked before a row is written, whichever way: form, list, inline, `set` of an action, removal, restoration. Throws
   * a `FieldsInvalid` or another `CodedError` to refuse. What an action's function writes is its own.
   */
  readonly check?: (change: RowChange<S>) => Promise<void>;
}

/** A row as it is and as it would be; null where there is none. A new row is as it was entered. */
export interface RowChange<S extends Shape> {
  readonly viewer: Viewer;
  readonly before: S['row'] | null;
  readonly after: S['row'] | null;
  /** Of PostgreSQL; for its models the transaction that the change is made in. */
  readonly transaction: Prisma.TransactionClient;
}

interface ListDeclaration<S extends Shape> {
  readonly columns: readonly (S['path'] | ComputedColumn<S>)[];
  /** How well each is searched follows from its index: by a part (trigrams), by its beginning, or as a whole. */
  readonly search?: readonly S['text'][];
  /** How else the store may spell what somebody types: a package's name as a purl, an id in upper case. */
  readonly spellings?: (word: string) => readonly string[];
  readonly filters?: readonly (S['field'] | S['relation'] | FilterDeclaration<S>)[];
  /** `-` for the greatest first; the id is always the last. */
  readonly order?: Order<S['field']> | readonly Order<S['field']>[];
  /** Columns that are changed in place. */
  readonly editable?: readonly S['field'][];
  readonly pageSize?: number;
}
type Order<F extends string> = `${'' | '-'}${F}`;

interface ComputedTitle<S extends Shape> {
  /** The fields that `value` reads. */
  readonly needs: readonly S['field'][];
  readonly value: (row: S['row']) => string;
}

export interface ComputedColumn<S extends Shape> {
  readonly name: string;
  readonly label?: string;
  readonly kind?: AdminKind;
  /** The fields that `value` reads; all of them unless told. */
  readonly needs?: readonly S['field'][];
  readonly value: (row: S['row']) => unknown;
}

export type FilterDeclaration<S extends Shape> =
  | {
      readonly field: S['field'] | S['relation'];
      readonly label?: string;
      /** Whether it is set, instead of what it is. */
      readonly by?: 'null';
      /** For a text that has few values. */
      readonly choices?: readonly string[];
      /** Dates: years, then months, then days, each with a count. */
      readonly hierarchy?: boolean;
    }
  | {
      readonly name: string;
      readonly label?: string;
      readonly options: Readonly<Record<string, { label: string; where: (viewer: Viewer) => Condition<S['path']> }>>;
    };

interface FormDeclaration<S extends Shape> {
  /** By their titles. */
  readonly fieldsets: Readonly<Record<string, readonly (S['field'] | S['relation'])[]>>;
  /** Shown, never changed; some fields are so by themselves: ids with a default, `updatedAt`. */
  readonly readonly?: readonly (S['field'] | S['relation'])[];
  readonly help?: Readonly<Partial<Record<S['field'] | S['relation'], string>>>;
  /** Over the whole row, beside what the model demands; its output is what is kept. */
  readonly schema?: z.ZodType;
  /** What JSON fields hold: checked, and told to the editor. */
  readonly json?: Readonly<Partial<Record<S['field'], z.ZodType>>>;
  /** Lists of texts that are ticked: out of what, given all screens. Anything else is refused, unless it was there. */
  readonly choices?: Readonly<Partial<Record<S['field'], ChoicesOf>>>;
  readonly saveAsNew?: boolean;
  /** What a row that is added says of itself, whatever was entered: who added it. */
  readonly stamp?: (viewer: Viewer) => Partial<Record<S['field'], unknown>>;
}

export type ChoicesOf = (screens: readonly ScreenOutline[]) => readonly AdminChoices[];

/** A screen as what it asks for: its permissions, under the names of its verbs and actions. */
export interface ScreenOutline {
  readonly name: string;
  readonly label: string;
  readonly group: string;
  readonly permissions: readonly { value: string; label: string; isAction: boolean }[];
}

interface InlineDeclaration<S extends Shape> {
  readonly relation: S['many'];
  readonly style?: 'tabular' | 'stacked';
  /** Of the other model; checked at start. */
  readonly fields?: readonly string[];
  readonly writes?: readonly ('add' | 'change' | 'delete')[];
}

export interface ActionDeclaration<S extends Shape> {
  readonly label: string;
  readonly confirm?: boolean;
  readonly dangerous?: boolean;
  /** The rows are gone in the end: what goes along is shown before, as for a removal. */
  readonly removes?: boolean;
  /** What it asks for: a flat object of texts, numbers, flags and choices. */
  readonly input?: z.ZodObject;
  /** Data first: what these fields become. */
  readonly set?: Partial<S['row']>;
  /**
   * Otherwise a function over at most 200 rows at a time. On Prisma models it writes through `transaction`, which
   * also holds the record of what changed. On Mongoose models a batch may be run again after a crash.
   */
  readonly run?: (call: ActionCall<S>) => Promise<string | undefined>;
}

interface ActionCall<S extends Shape> {
  readonly rows: readonly S['row'][];
  readonly viewer: Viewer;
  readonly input: Record<string, unknown>;
  readonly transaction: Prisma.TransactionClient;
  readonly queue: Queue;
  /** What must only happen once the transaction holds: enqueue, signal. */
  readonly afterCommit: (work: () => Promise<unknown>) => void;
}

/** Rows that belong to a row of this screen, though no relation of PostgreSQL says so: in the other store, mostly. */
interface Dependent<S extends Shape> {
  readonly model: ModelReference;
  /** Its field that holds the row's `key`; needs an index that begins with it. */
  readonly field: string;
  /** The row's id unless told. */
  readonly key?: S['text'];
  /** What they hold where it is more than the key itself: `project:<id>`. */
  readonly holds?: (key: string) => string;
  /** What becomes of them when the row is removed: by the kit nothing, so say who does it in `note`. */
  readonly effect: 'removed' | 'left';
  /** Goes on from "12 imports will be removed", "3 advisories stay": `by the orchestrator, within a minute`. */
  readonly note?: string;
}
