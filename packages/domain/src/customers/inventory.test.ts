import { describe, expect, it } from '@jest/globals';
import { dataModel } from '@red-tortoise/database';
import { models } from '@red-tortoise/documents';
import { dataSets, nobodysData } from './inventory.js';

const nameOf = (model: string | { modelName: string }) => (typeof model === 'string' ? model : model.modelName);
const declared = [...dataSets, ...nobodysData].map(({ model }) => nameOf(model));

describe('the inventory', () => {
  it('says of every model of Prisma and of Mongoose whose it is', () => {
    const known = [...Object.keys(dataModel), ...models.map(({ modelName }) => modelName)];
    expect([...new Set(declared)].sort()).toEqual(known.sort());
  });

  it('never says of a model that it is somebody’s and nobody’s', () => {
    const nobodys = new Set(nobodysData.map(({ model }) => nameOf(model)));
    expect(nobodys.size).toBe(nobodysData.length);
    expect(dataSets.filter(({ model }) => nobodys.has(nameOf(model)))).toEqual([]);
    expect(new Set(dataSets.map(({ name }) => name)).size).toBe(dataSets.length);
  });

  it('exports no field that looks like a secret', () => {
    const secrets = dataSets.flatMap((set) => {
      if (set.store !== 'postgres' || 'not' in set.exported) return [];
      const { omit } = set.exported;
      const fields = dataModel[set.model]?.fields.filter(({ kind }) => kind !== 'object').map(({ name }) => name) ?? [];
      return fields
        .filter((name) => /token|secret|hash|password|credential|target$/i.test(name) && !omit.includes(name))
        .map((name) => `${set.model}.${name}`);
    });
    // Moments, not what they are moments of.
    expect(secrets).toEqual(['Account.accessTokenExpiresAt', 'Account.refreshTokenExpiresAt']);
  });

  it('gives a reason wherever something is kept or not exported', () => {
    for (const { exported, erased } of dataSets) {
      if ('not' in exported) expect(exported.not.length).toBeGreaterThan(10);
      if (erased.how === 'keep') expect(erased.because.length).toBeGreaterThan(10);
    }
  });
});
