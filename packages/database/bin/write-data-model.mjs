#!/usr/bin/env node
/** A Prisma generator: what the client does not tell at run time of its models, as src/generated/data-model.ts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import generatorHelper from '@prisma/generator-helper';

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'Data model', defaultOutput: '../../packages/database/src/generated' }),
  async onGenerate({ generator, dmmf }) {
    const folder = generator.output.value;
    mkdirSync(folder, { recursive: true });
    const { enums, indexes } = dmmf.datamodel;
    const models = dmmf.datamodel.models.map((model) => describe(model, indexes, enums));
    const text = JSON.stringify(Object.fromEntries(models.map((model) => [model.name, model])), null, 1);
    const lines = [
      '// Written by bin/write-data-model.mjs.',
      "import type { DataModel } from '../data-model.js';",
      `export const models: DataModel = ${text};`,
    ];
    writeFileSync(join(folder, 'data-model.ts'), `${lines.join('\n')}\n`);
  },
});

function describe(model, indexes, enums) {
  const idFields = model.primaryKey?.fields ?? model.fields.filter(({ isId }) => isId).map(({ name }) => name);
  return {
    name: model.name,
    table: model.dbName ?? model.name,
    documentation: model.documentation ?? '',
    idFields,
    uniques: [...model.fields.filter(({ isUnique }) => isUnique).map(({ name }) => [name]), ...model.uniqueFields],
    indexes: [
      { kind: 'BTree', fields: idFields, classes: [] },
      ...indexes
        .filter((index) => index.model === model.name && index.type !== 'id')
        .map(({ algorithm, fields }) => ({
          kind: algorithm ?? 'BTree',
          fields: fields.map(({ name }) => name),
          classes: fields.map(({ operatorClass }) => operatorClass ?? ''),
        })),
    ],
    fields: model.fields.map((field) => describeField(field, enums)),
  };
}

function describeField(field, enums) {
  const isPlain = field.default !== undefined && (typeof field.default !== 'object' || Array.isArray(field.default));
  return {
    name: field.name,
    column: field.dbName ?? field.name,
    kind: field.kind,
    type: field.type,
    documentation: field.documentation ?? '',
    isId: field.isId,
    isList: field.isList,
    isRequired: field.isRequired,
    isUnique: field.isUnique,
    isUpdatedAt: field.isUpdatedAt ?? false,
    hasDefault: field.hasDefaultValue,
    default: isPlain ? field.default : null,
    values: enums.find(({ name }) => name === field.type)?.values.map(({ name }) => name) ?? [],
    relationName: field.relationName ?? '',
    relationFrom: field.relationFromFields ?? [],
    relationTo: field.relationToFields ?? [],
    onDelete: field.relationOnDelete ?? '',
  };
}
