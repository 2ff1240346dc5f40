import { describe, expect, it } from '@jest/globals';
import { HostLanes } from './host-lanes.js';

describe('lanes', () => {
  it('are so many for each host, and hosts do not share them', () => {
    const lanes = new HostLanes(() => 2);
    expect(['a', 'b', 'c'].map((id) => lanes.enter('slow', id))).toEqual([true, true, false]);
    expect(lanes.enter('quick', 'd')).toBe(true);
  });

  it('are left to what waits, once each, in order', () => {
    const lanes = new HostLanes(() => 1);
    for (const id of ['a', 'b', 'c', 'b']) lanes.enter('host', id);
    expect([lanes.next('host'), lanes.next('host'), lanes.next('host')]).toEqual(['b', 'c', undefined]);
    expect(lanes.enter('host', 'd')).toBe(true);
  });

  it('that are abandoned leave what waits to whoever comes next', () => {
    const lanes = new HostLanes(() => 2);
    for (const id of ['a', 'b', 'c']) lanes.enter('host', id);
    lanes.abandon('host');
    expect(lanes.enter('host', 'd')).toBe(true);
    expect(lanes.next('host')).toBe('c');
  });

  it('become fewer as those that are too many come free', () => {
    let most = 2;
    const lanes = new HostLanes(() => most);
    for (const id of ['a', 'b', 'c', 'd']) lanes.enter('host', id);
    most = 1;
    expect([lanes.next('host'), lanes.next('host'), lanes.next('host')]).toEqual([undefined, 'c', 'd']);
  });
});
