import type { AdminField, AdminRow, AdminScreen } from '@red-tortoise/contracts';

export function fieldOf(name: string, more: Partial<AdminField> = {}): AdminField {
  return {
    name,
    label: name,
    kind: 'text',
    help: null,
    required: false,
    readonly: false,
    secret: false,
    nullable: false,
    options: null,
    choices: null,
    screen: null,
    maxLength: null,
    schema: null,
    default: null,
    ...more,
  };
}

/** A screen of teapots, each with lids. */
export const teapots: AdminScreen = {
  name: 'teapot',
  label: 'Teapot',
  plural: 'Teapots',
  description: '',
  store: 'postgres',
  can: { add: true, change: true, delete: true, export: true },
  columns: [
    {
      name: 'name',
      label: 'Name',
      kind: 'text',
      sortable: true,
      editable: true,
      secret: false,
      screen: null,
      options: null,
    },
  ],
  search: ['name'],
  filters: [],
  order: ['name'],
  pageSize: 50,
  form: {
    fieldsets: [
      {
        title: 'Teapot',
        fields: [
          fieldOf('name'),
          fieldOf('cups', { kind: 'integer' }),
          fieldOf('key', { secret: true }),
          fieldOf('createdAt', { kind: 'date-time', readonly: true }),
        ],
      },
    ],
    inlines: [
      {
        name: 'lids',
        label: 'Lids',
        style: 'tabular',
        screen: 'lid',
        fields: [fieldOf('colour')],
        can: { add: true, change: true, delete: true },
      },
    ],
    saveAsNew: true,
  },
  actions: [],
};

export const teapot: AdminRow = {
  id: 't1',
  title: 'Brown Betty',
  version: 'v1',
  values: { name: 'Brown Betty', cups: 4, key: '••••••', createdAt: '2026-01-01T00:00:00.000Z' },
  inlines: {
    lids: {
      rows: [
        { id: 'l1', title: 'Red', version: 'w1', values: { colour: 'red' } },
        { id: 'l2', title: 'Blue', version: 'w2', values: { colour: 'blue' } },
      ],
      more: false,
    },
  },
  can: { change: true, delete: true },
};
