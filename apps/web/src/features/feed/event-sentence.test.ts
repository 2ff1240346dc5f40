import { describe, expect, it } from '@jest/globals';
import type { Event, EventType } from '@red-tortoise/contracts';
import { eventSentence } from './event-sentence.js';
import { textOf } from './sentence.js';

type DataOf<T extends EventType> = Extract<Event, { type: T }>['data'];

function said<T extends EventType>(type: T, data: DataOf<T>, name = 'foo'): string {
  const at = '2026-11-20T10:00:00.000Z';
  const event = {
    id: 'a'.repeat(32),
    type,
    subject: 'pkg:npm/foo',
    key: 'pkg:npm/foo',
    occurredAt: at,
    observedAt: at,
  };
  return textOf(eventSentence({ ...event, schemaVersion: 1, historical: false, data } as Event, name));
}

describe('the sentence of an event', () => {
  it('says how large a release is and who published it', () => {
    const data = { version: '5.1.0', previousVersion: '5.0.1', level: 'minor', publisher: 'wesleytodd' } as const;
    expect(said('package.released', data, 'express')).toBe('express 5.1.0 released — minor, by wesleytodd');
  });

  it('leaves out of a release what nobody knows', () => {
    const known = { version: '1.0.0', previousVersion: null, level: null, publisher: null };
    expect(said('package.released', known)).toBe('foo 1.0.0 released — first version');
    expect(said('package.released', { ...known, previousVersion: '0.x' })).toBe('foo 1.0.0 released');
    expect(said('package.released', { ...known, previousVersion: '0.x', publisher: 'ann' })).toBe(
      'foo 1.0.0 released — by ann',
    );
  });

  it('quotes why a version is deprecated', () => {
    expect(said('package.deprecated', { version: '2.0.0', message: 'Use bar' })).toBe(
      'foo 2.0.0 deprecated: “Use bar”',
    );
  });

  it('names both licences, and says so where there is none', () => {
    const change = { version: '2.0.0', previousVersion: '1.9.0' };
    expect(said('package.licence-changed', { ...change, from: 'MIT', to: 'BUSL-1.1' })).toBe(
      'Licence of foo changed from MIT to BUSL-1.1 in 2.0.0',
    );
    expect(said('package.licence-changed', { ...change, from: 'MIT', to: null })).toContain('from MIT to no licence');
  });

  it('tells a first-time publisher from a returning one', () => {
    const change = { version: '2.0.0', previousVersion: '1.9.0', from: 'ann', to: 'bob' };
    expect(said('package.publisher-changed', { ...change, firstTime: true })).toBe(
      'foo 2.0.0 was published by bob for the first time, after ann',
    );
    expect(said('package.publisher-changed', { ...change, firstTime: false })).toBe(
      'foo 2.0.0 was published by bob, the one before by ann',
    );
  });

  it('says who came and who left, and counts what would be a list too long', () => {
    const change = { version: null, added: ['ann'], removed: ['bob'] };
    expect(said('package.maintainers-changed', change)).toBe('ann joined the maintainers of foo; bob left');
    expect(said('package.maintainers-changed', { ...change, added: [] })).toBe('bob left the maintainers of foo');
    expect(said('package.maintainers-changed', { ...change, added: ['a', 'b', 'c', 'd', 'e'], removed: [] })).toBe(
      'a, b, c and 2 more joined the maintainers of foo',
    );
  });

  it('shows the commands that an installation now runs', () => {
    const change = { version: '3.1.0', previousVersion: '3.0.0' };
    const postinstall = { hook: 'postinstall', command: 'node setup.js' };
    expect(said('package.install-script-added', { ...change, scripts: [postinstall] }, 'bar')).toBe(
      'bar 3.1.0 runs a new install script: postinstall node setup.js',
    );
    const preinstall = { hook: 'preinstall', command: 'echo' };
    expect(said('package.install-script-added', { ...change, scripts: [preinstall, postinstall] })).toContain(
      'runs 2 new install scripts: preinstall echo, postinstall node setup.js',
    );
  });

  it('tells one version gone from a whole package gone', () => {
    expect(said('package.unpublished', { version: '1.0.0' })).toBe('foo 1.0.0 was unpublished');
    expect(said('package.unpublished', { version: null })).toContain('with all its versions');
  });

  it('sums an import up', () => {
    const data = { projectId: 'p', importId: 'i', components: 1500, packagesAdded: 12, packagesRemoved: 0 };
    expect(said('project.imported', data, 'web-shop')).toBe('web-shop was imported: 1,500 components, +12 packages');
    expect(said('project.imported', { ...data, components: 1, packagesAdded: 0 }, 'shop')).toBe(
      'shop was imported: 1 component',
    );
  });

  it('says what an import did to packages and findings, and leads to what changed', () => {
    const data = { projectId: 'p', importId: 'i', components: 9, packagesAdded: 3, packagesRemoved: 1 };
    const after = { ...data, previousImportId: 'h', findingsOpened: 2, findingsResolved: 1 };
    expect(said('project.imported', after, 'web-shop')).toBe(
      'web-shop was imported: 9 components, +3 −1 packages, 2 findings opened, 1 resolved — see what changed',
    );
    expect(said('project.imported', { ...after, findingsOpened: 0 }, 'web-shop')).toContain(
      '+3 −1 packages, 1 finding resolved — see what changed',
    );
  });

  it('admits not to know a type that is newer than the page', () => {
    expect(said('package.moved' as EventType, {} as never)).toContain('too old to describe');
  });
});
