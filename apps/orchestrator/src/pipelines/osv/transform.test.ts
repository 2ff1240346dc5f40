import { describe, expect, it } from '@jest/globals';
import { osvRecord } from '../../test-support/osv-records.js';
import { transformAt } from './transform.js';

const transform = transformAt(new Date('2026-01-01T00:00:00Z'));
const raw = (text: string, place = 'line 7') => ({ place, text, problem: null, historical: false });

describe('a record that is fit', () => {
  it('is the same by its text, whatever surrounds it', () => {
    const [one, other, another] = [osvRecord(), `${osvRecord()}\r\n`, osvRecord({ summary: 'Another' })].map((text) =>
      transform(raw(text)),
    );
    expect(one).toMatchObject({ kind: 'fit', record: { id: 'GHSA-0001' } });
    expect(other).toMatchObject({ hash: (one as { hash: string }).hash });
    expect((another as { hash: string }).hash).not.toBe((one as { hash: string }).hash);
  });
});

describe('a record that is not', () => {
  it('is set aside under its id where that can be read, else under its place', () => {
    expect(transform(raw(osvRecord({ modified: 'never' })))).toMatchObject({
      kind: 'unfit',
      item: 'GHSA-0001',
      code: 'advisory.not-valid',
      detail: expect.stringContaining('modified'),
    });
    expect(transform(raw('<html>'))).toMatchObject({ item: 'line 7', code: 'advisory.not-readable' });
    expect(transform(raw('null'))).toMatchObject({ item: 'line 7', code: 'advisory.not-valid' });
    expect(transform(raw('{"id":"../../x y","modified":1}'))).toMatchObject({ item: 'line 7' });
  });

  it('shows the beginning of its text, and nothing that a terminal or a store would stumble over', () => {
    const text = JSON.stringify({ id: 'GHSA-1', '\u001b[31m\u2028': 1, details: 'x'.repeat(10_000) });
    const row = transform(raw(`${text.slice(0, -2)}\ud800"}`, 'bad\u001b\u202ename.json'));
    expect(row).toMatchObject({ kind: 'unfit', place: 'bad name.json', item: 'GHSA-1' });
    expect((row as { excerpt: string }).excerpt).toBe(text.slice(0, 2_000));
    expect((row as { detail: string }).detail).not.toMatch(/\p{Cc}/u);
  });

  it('shows nothing of what is no record: it may be anything that an address within the network answers', () => {
    for (const text of ['AUTH_SECRET=secret\0', '<p>secret</p>', '{"SecretAccessKey":"secret"}', '["secret"]']) {
      const row = transform(raw(text));
      expect(row).toMatchObject({ kind: 'unfit', excerpt: '' });
      expect(JSON.stringify(row)).not.toContain('secret');
    }
  });

  it('is set aside as its reader found it', () => {
    const problem = { code: 'archive.entry-damaged', detail: 'not enough bytes' };
    expect(transform({ place: 'a.json', text: '', problem, historical: false })).toEqual({
      kind: 'unfit',
      place: 'a.json',
      item: 'a.json',
      ...problem,
      excerpt: '',
    });
  });

  it('costs little however hostile it is', () => {
    const hostile = [
      '['.repeat(1_000_000),
      `{"id":"X-1","modified":"2024-01-01T00:00:00Z","affected":[${'{},'.repeat(500_000)}{}]}`,
      osvRecord({ affected: [{ package: { ecosystem: 'npm', name: 'a' }, versions: ['1.'.repeat(100_000)] }] }),
      osvRecord({ affected: [{ package: { ecosystem: 'npm', name: 'a'.repeat(1_000) } }] }),
    ];
    expect(hostile.map((text) => (transform(raw(text)) as { code?: string }).code)).toEqual([
      'advisory.too-deep',
      'advisory.too-many-values',
      'advisory.not-valid',
      'advisory.not-valid',
    ]);
  });
});
