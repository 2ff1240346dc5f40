import { describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { CommandError } from './command-error.js';
import { crc32c } from './crc32c.js';
import { duplicateKeyFields, updateSources } from './duplicate-key.js';
import { mongoCode, toCommandError, toTransactionError, unpackSqlState } from './postgres-error.js';
import { StoreUnreachable } from './store-unreachable.js';
import { isUpsertRace } from './upsert-race.js';

const failure = (code: string, message = 'it failed') => Object.assign(new Error(message), { code });
const reply = (error: CommandError) => BSON.deserialize(error.toReply());

describe('an error of PostgreSQL', () => {
  it.each([
    ['M0001', 2],
    ['M0008', 26],
    ['M000U', 115],
    ['M001C', 11000],
    ['M007U', 40324],
    ['M00CO', 121],
    ['M00F9', 391],
    ['40001', 112],
    ['40P01', 112],
    ['55P03', 112],
    ['57014', 50],
    ['42P01', 26],
    ['XX000', 1],
    ['M0ZZZ', 1],
  ])('%s has the code %i', (sqlState, code) => {
    expect(mongoCode(sqlState)).toBe(code);
  });

  it('is packed in a writeError and unpacked', () => {
    expect(unpackSqlState(319_029_277)).toBe('M001C');
  });

  it('that is a conflict ends a transaction which can be repeated', () => {
    const answer = reply(toTransactionError(failure('40001')));
    expect(answer).toMatchObject({ code: 112, codeName: 'WriteConflict', errorLabels: ['TransientTransactionError'] });
    expect(reply(toTransactionError(failure('M00CO')))).not.toHaveProperty('errorLabels');
  });

  it('tells whether a write can be sent again', () => {
    expect(reply(toCommandError(new StoreUnreachable('down')))).toMatchObject({
      code: 91,
      errorLabels: ['RetryableWriteError'],
    });
    const lost = reply(toCommandError(new Error('Connection terminated unexpectedly')));
    expect(lost).toMatchObject({ ok: 0, code: 91, codeName: 'ShutdownInProgress' });
    expect(lost).not.toHaveProperty('errorLabels');
  });
});

describe('a duplicate key', () => {
  const index = { name: 'a_1_b.c_1', keyPattern: { a: 1, 'b.c': 1 } };

  it('shows its value where that is plain', () => {
    const fields = duplicateKeyFields('db.rows', index, [{ a: 1, b: { c: 'x' } }]);
    expect(fields).toMatchObject({ code: 11000, keyPattern: index.keyPattern, keyValue: { a: 1, 'b.c': 'x' } });
    expect(fields.errmsg).toBe(
      'E11000 duplicate key error collection: db.rows index: a_1_b.c_1 dup key: {"a":1,"b.c":"x"}',
    );
  });

  it('looks for it in an update and its query', () => {
    const sources = updateSources({ a: 1 }, { $set: { 'b.c': 2 } });
    expect(duplicateKeyFields('db.rows', index, sources).keyValue).toEqual({ a: 1, 'b.c': 2 });
  });

  it.each([[{ a: [1, 2], b: { c: 1 } }], [{ a: { $gt: 1 }, 'b.c': 1 }], [{ a: 1 }]])(
    'does not guess it from %j',
    (source) => {
      expect(duplicateKeyFields('db.rows', index, [source])).not.toHaveProperty('keyValue');
    },
  );
});

describe('an upsert race', () => {
  const pattern = { org: 1, purl: 1 };

  it('is a duplicate of the key that the query asks for', () => {
    expect(isUpsertRace({ org: 1, purl: 'x', other: { $exists: true } }, pattern)).toBe(true);
    expect(isUpsertRace({ org: { $eq: 1 }, purl: null }, pattern)).toBe(true);
  });

  it.each([[{ org: 1 }], [{ org: 1, purl: { $in: ['x'] } }], [{ org: 1, purl: /x/ }]])('is not for %j', (query) => {
    expect(isUpsertRace(query, pattern)).toBe(false);
  });
});

it('the checksum is that of RFC 3720', () => {
  expect(crc32c(Buffer.alloc(32)).toString(16)).toBe('8a9136aa');
  expect(crc32c(Buffer.from('123456789')).toString(16)).toBe('e3069283');
});
