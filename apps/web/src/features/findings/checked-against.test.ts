import { describe, expect, it } from '@jest/globals';
import type { Source } from '@red-tortoise/contracts';
import { checkedAgainst } from './checked-against.js';

const source = (name: string, kind: Source['kind'], lastSuccessAt: string | null): Source => ({
  name,
  kind,
  lastSuccessAt,
  title: name,
  state: lastSuccessAt ? 'ok' : 'never-run',
  lastAttemptAt: null,
  nextRunAt: null,
  failure: null,
  records: null,
  quarantined: 0,
  waiting: 0,
  budget: null,
});
const registry = source('npm', 'packages', '2026-11-20T00:00:00.000Z');
const starter = source('starter', 'advisories', '2026-11-21T00:00:00.000Z');
const full = source('osv-npm', 'advisories', '2026-11-20T09:00:00.000Z');

describe('what findings were checked against', () => {
  it('is nothing as long as no source of advisories was read, whatever else was', () => {
    expect(checkedAgainst([registry, { ...full, lastSuccessAt: null }])).toMatchObject({
      readAt: null,
      onlyStarter: false,
    });
  });

  it('is as old as the source that was read the longest ago', () => {
    expect(checkedAgainst([registry, starter, full])).toEqual({
      sources: [starter, full],
      readAt: full.lastSuccessAt,
      onlyStarter: false,
    });
  });

  it('is little when only the set that comes with the product was read', () => {
    expect(checkedAgainst([starter, { ...full, lastSuccessAt: null }])).toMatchObject({ onlyStarter: true });
  });
});
