import { z } from 'zod';

/**
 * How a value is shown and edited. `relations` is a list of them, `choices` a list of
 * texts that are ticked; `json` also stands for what is of any shape.
 */
export const adminKinds = [
  'text',
  'long-text',
  'integer',
  'big-integer',
  'number',
  'boolean',
  'date-time',
  'choice',
  'relation',
  'relations',
  'choices',
  'list',
  'json',
  'bytes',
] as const;
export const AdminKind = z.enum(adminKinds);
export type AdminKind = z.infer<typeof AdminKind>;

/** Kebab-case: `pipeline-run`. */
export const AdminScreenName = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
/** A field, a path such as `organisation.name`, or a declared name. */
export const AdminName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/);

export const AdminOption = z.object({
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  label: z.string(),
});
export type AdminOption = z.infer<typeof AdminOption>;

export const AdminColumn = z
  .object({
    name: z.string(),
    label: z.string(),
    kind: AdminKind,
    /** Whether `order` takes it. */
    sortable: z.boolean(),
    /** Whether the list may change it in place. */
    editable: z.boolean(),
    /** Its values are never sent: `masked` stands for them. */
    secret: z.boolean(),
    /** For `relation` and `relations`: the screen that they lead to; null when the viewer may not see that screen. */
    screen: z.string().nullable(),
    options: z.array(AdminOption).nullable(),
  })
  .meta({ id: 'AdminColumn' });
export type AdminColumn = z.infer<typeof AdminColumn>;

/**
 * What takes which value in a list's `filters`: `choice`, `boolean`, `relation` and `custom` take `{ in }`, `null`
 * takes `{ empty }`, `dates` and `numbers` take `{ from, to }`, `dates` takes `{ period }` as well.
 */
export const AdminFilter = z
  .object({
    name: z.string(),
    label: z.string(),
    kind: z.enum(['choice', 'boolean', 'null', 'dates', 'numbers', 'relation', 'custom']),
    options: z.array(AdminOption).nullable(),
    /** Dates only: offer years, then months, then days; `GET …/filters` counts them. */
    hierarchy: z.boolean(),
    /** Relations only: the field to ask `lookup` for. */
    lookup: z.string().nullable(),
  })
  .meta({ id: 'AdminFilter' });
export type AdminFilter = z.infer<typeof AdminFilter>;

/** A row of what can be ticked, under the heading of its section. */
export const AdminChoices = z
  .object({
    section: z.string(),
    label: z.string(),
    options: z.array(
      z.object({
        value: z.string(),
        label: z.string(),
        /** Other rows have one of this label too: they stand in a column. */
        shared: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'AdminChoices' });
export type AdminChoices = z.infer<typeof AdminChoices>;

export const AdminField = z
  .object({
    name: z.string(),
    label: z.string(),
    kind: AdminKind,
    help: z.string().nullable(),
    required: z.boolean(),
    readonly: z.boolean(),
    /** May be written, is never sent. */
    secret: z.boolean(),
    /** Can be null. */
    nullable: z.boolean(),
    options: z.array(AdminOption).nullable(),
    /** For `choices`; what a row holds beside these can only be taken out. */
    choices: z.array(AdminChoices).nullable(),
    /** For `relation` and `relations`: the screen that it picks from, through `lookup`. */
    screen: z.string().nullable(),
    maxLength: z.number().int().nullable(),
    /** For `json`, where the shape is declared: a JSON Schema. */
    schema: z.record(z.string(), z.unknown()).nullable(),
    /** What a new row has, when it is a plain value that is known here. */
    default: z.unknown(),
  })
  .meta({ id: 'AdminField' });
export type AdminField = z.infer<typeof AdminField>;

/** Rows of another model that are edited within this row's form. */
export const AdminInline = z
  .object({
    name: z.string(),
    label: z.string(),
    style: z.enum(['tabular', 'stacked']),
    /** The screen of those rows. */
    screen: z.string(),
    fields: z.array(AdminField),
    can: z.object({ add: z.boolean(), change: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'AdminInline' });
export type AdminInline = z.infer<typeof AdminInline>;

export const AdminForm = z
  .object({
    fieldsets: z.array(z.object({ title: z.string(), fields: z.array(AdminField) })),
    inlines: z.array(AdminInline),
    saveAsNew: z.boolean(),
  })
  .meta({ id: 'AdminForm' });
export type AdminForm = z.infer<typeof AdminForm>;

export const AdminAction = z
  .object({
    name: z.string(),
    label: z.string(),
    /** Ask for the preview first, and show it. */
    confirm: z.boolean(),
    dangerous: z.boolean(),
    /** What it asks for before it runs. */
    input: z.array(AdminField),
  })
  .meta({ id: 'AdminAction' });
export type AdminAction = z.infer<typeof AdminAction>;

/** One model as this viewer may use it: everything that a client needs to draw its pages. */
export const AdminScreen = z
  .object({
    name: z.string(),
    label: z.string(),
    plural: z.string(),
    description: z.string(),
    store: z.enum(['postgres', 'mongodb']),
    can: z.object({ add: z.boolean(), change: z.boolean(), delete: z.boolean(), export: z.boolean() }),
    columns: z.array(AdminColumn),
    /** What a search looks into, for the field's hint; empty when there is no search. */
    search: z.array(z.string()),
    filters: z.array(AdminFilter),
    /** As in the query: `-createdAt`. */
    order: z.array(z.string()),
    pageSize: z.number().int(),
    form: AdminForm,
    actions: z.array(AdminAction),
  })
  .meta({ id: 'AdminScreen' });
export type AdminScreen = z.infer<typeof AdminScreen>;

export const AdminSite = z
  .object({
    viewer: z.object({ id: z.string(), name: z.string(), superuser: z.boolean() }),
    groups: z.array(z.object({ label: z.string(), screens: z.array(AdminScreen) })),
  })
  .meta({ id: 'AdminSite' });
export type AdminSite = z.infer<typeof AdminSite>;
