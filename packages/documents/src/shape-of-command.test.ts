import { describe, expect, it } from '@jest/globals';
import { shapeOfCommand } from './shape-of-command.js';

const packages = (filter: object, rest: object = {}) => shapeOfCommand({ find: 'packages', filter, ...rest });

describe('the shape of a command', () => {
  it('has names, operators and order, and no value', () => {
    const filter = { name: 'left-pad', nextAt: { $lte: new Date() }, $or: [{ etag: null }, { etag: 'secret' }] };
    expect(packages(filter, { sort: { nextAt: 1 }, limit: 5 })).toBe(
      '{"find":"packages","filter":{"name":"?","nextAt":{"$lte":"?"},"$or":[{"etag":"?"}]},"sort":{"nextAt":1},"limit":5}',
    );
  });

  it('is the same for the same question about other things, however many', () => {
    expect(packages({ _id: { $in: ['a', 'b'] } })).toBe(packages({ _id: { $in: ['c', 'd', 'e'] } }));
    expect(packages({ _id: 'a' })).not.toBe(packages({ name: 'a' }));
  });

  it('says nothing of what is written', () => {
    const shape = shapeOfCommand({
      update: 'packages',
      updates: [{ q: { _id: 'a' }, u: { $set: { description: 'of a stranger' } } }],
    });
    expect(shape).toBe('{"update":"packages","updates":[{"q":{"_id":"?"},"u":{"$set":{"description":"?"}}}]}');
  });
});
