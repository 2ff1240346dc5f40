import { describe, expect, it } from '@jest/globals';
import { firstDifference, requireNode } from './bootstrap.mjs';

describe('bootstrap', () => {
  it('an older Node is refused with the version that is needed', () => {
    expect(() => requireNode('20.18.3')).toThrow('needs Node 20.19');
    expect(() => requireNode('18.20.0')).toThrow('this is 18.20.0');
  });

  it('Node 20.19 and everything newer will do', () => {
    for (const version of ['20.19.0', '20.20.2', '22.1.0', '24.0.0']) requireNode(version);
  });

  it('a package that is missing or has another version is a reason to install', () => {
    const wanted = { '': { version: '0.1.0' }, 'node_modules/left': { version: '1.0.0' } };
    expect(firstDifference(wanted, {})).toBe('left changed');
    expect(firstDifference(wanted, { 'node_modules/left': { version: '0.9.0' } })).toBe('left changed');
    expect(firstDifference(wanted, { 'node_modules/left': { version: '1.0.0' } })).toBeUndefined();
  });

  it("a workspace that has never been linked is a reason, another platform's package is none", () => {
    expect(firstDifference({ 'node_modules/@own/new': { link: true } }, {})).toBe('@own/new changed');
    expect(firstDifference({ 'node_modules/for-macs': { version: '1.0.0', optional: true } }, {})).toBeUndefined();
  });
});
