import { describe, expect, it } from '@jest/globals';
import { HostLanes } from './host-lanes.js';

const enterAll = (lanes: HostLanes, host: string, ids: readonly string[]) => ids.map((id) => lanes.enter(host, id));

describe('lanes', () => {
  it('are so many for each host, and hosts do not share them', () => {
    const lanes = new HostLanes(() => 2);
    expect(enterAll(lanes, 'busy', ['a', 'b', 'c'])).toEqual([true, true, false]);
    expect(lanes.enter('quick', 'd')).toBe(true);
  });

  it('that are left let in what waits, once each, in order', () => {
    const lanes = new HostLanes(() => 1);
    enterAll(lanes, 'host', ['a', 'b', 'c', 'b']);
    expect(lanes.leave('host', false)).toEqual(['b']);
    expect(lanes.enter('host', 'b')).toBe(true);
    expect(lanes.leave('host', false)).toEqual(['c']);
    expect(lanes.enter('host', 'd')).toBe(true);
    expect(lanes.leave('host', false)).toEqual([]);
  });

  it('become fewer as those that are too many come free', () => {
    let most = 2;
    const lanes = new HostLanes(() => most);
    enterAll(lanes, 'host', ['a', 'b', 'c', 'd']);
    most = 1;
    expect([lanes.leave('host', false), lanes.leave('host', false)]).toEqual([[], ['c']]);
  });
});

describe('a host that is slow', () => {
  it('has one lane until it is quick, and then as many as the others at once', () => {
    const lanes = new HostLanes(() => 3);
    enterAll(lanes, 'slow', ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect([lanes.leave('slow', true), lanes.leave('slow', true), lanes.leave('slow', null)]).toEqual([[], [], ['d']]);
    expect(enterAll(lanes, 'slow', ['d', 'h'])).toEqual([true, false]);
    expect(lanes.leave('slow', false)).toEqual(['e', 'f', 'g']);
  });

  it('shares eight lanes with all others that are, in turn, and takes none of those of a quick one', () => {
    const lanes = new HostLanes(() => 4);
    const hosts = Array.from({ length: 10 }, (_, number) => `slow-${number}`);
    for (const host of hosts) {
      lanes.enter(host, 'first');
      lanes.leave(host, true);
    }
    expect(hosts.map((host) => lanes.enter(host, `${host} a`))).toEqual([...Array(8).fill(true), false, false]);
    for (const host of hosts) lanes.enter(host, `${host} b`);
    expect(enterAll(lanes, 'quick', ['a', 'b', 'c', 'd'])).toEqual([true, true, true, true]);
    expect(lanes.leave('slow-0', true)).toEqual(['slow-8 a']);
    expect(lanes.enter('slow-8', 'slow-8 a')).toBe(true);
    expect(lanes.leave('slow-1', false)).toEqual(['slow-1 b', 'slow-9 a']);
    expect(lanes.enter('slow-9', 'slow-9 a')).toBe(true);
    expect(lanes.leave('slow-2', true)).toEqual(['slow-0 b']);
  });
});
