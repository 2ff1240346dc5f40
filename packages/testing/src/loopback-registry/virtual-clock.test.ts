import { describe, expect, it } from '@jest/globals';
import { packument } from '../packument.js';
import { replayHistory } from './replay-history.js';
import { replayOptions } from './replay-options.js';
import { runThroughTime } from './run-through-time.js';
import { startLoopbackRegistry } from './start-loopback-registry.js';
import { momentsOf, visibleAt } from './visible-at.js';

const at = (day: number) => new Date(Date.UTC(2020, 0, day));
const text = (day: number) => at(day).toISOString();
const document = packument({
  name: 'left',
  versions: [
    { version: '1.0.0-rc.1', at: text(1), maintainers: ['alice'] },
    { version: '1.0.0', at: text(3), maintainers: ['alice', 'bob'] },
    { version: '2.0.0', at: text(5), maintainers: ['bob'] },
    { version: '1.0.1', at: text(7), manifest: { maintainers: undefined } },
    { version: '3.0.0-beta.1', at: text(9), maintainers: ['carol'] },
  ],
  maintainers: ['dora'],
  modified: text(20),
  tags: { latest: '1.0.1', next: '3.0.0-beta.1' },
});
document.time['1.5.0'] = text(4);

describe('a document at a moment', () => {
  it('is not there before its first version', () => {
    expect(visibleAt(document, new Date(at(1).getTime() - 1))).toBeNull();
  });

  it('shows the versions published by then, and the last moment as its modification', () => {
    const cut = visibleAt(document, at(6));
    expect(Object.keys(cut?.versions ?? {})).toEqual(['1.0.0-rc.1', '1.0.0', '2.0.0']);
    expect(cut?.time).toEqual({
      created: text(1),
      modified: text(5),
      '1.0.0-rc.1': text(1),
      '1.0.0': text(3),
      '1.5.0': text(4),
      '2.0.0': text(5),
    });
  });

  it('calls the highest stable version latest, the highest where none is stable, and drops tags to the future', () => {
    expect(visibleAt(document, at(1))?.['dist-tags']).toEqual({ latest: '1.0.0-rc.1' });
    expect(visibleAt(document, at(8))?.['dist-tags']).toEqual({ latest: '2.0.0' });
    expect(visibleAt(document, at(10))?.['dist-tags']).toEqual({ latest: '2.0.0', next: '3.0.0-beta.1' });
  });

  it('has the maintainers of the last visible version that records any', () => {
    expect(visibleAt(document, at(4))?.maintainers).toEqual([{ name: 'alice' }, { name: 'bob' }]);
    expect(visibleAt(document, at(8))?.maintainers).toEqual([{ name: 'bob' }]);
  });

  it('is as it is today from its modification on', () => {
    expect(visibleAt(document, at(20))).toBe(document);
    expect(visibleAt(document, null)).toBe(document);
  });

  it('changes at each publication and at its modification, not before there is a version', () => {
    const early = { ...document, time: { ...document.time, '0.0.1': text(-5) } };
    expect(momentsOf(early)).toEqual([1, 3, 4, 5, 7, 9, 20].map((day) => at(day).getTime()));
  });
});

describe('the clock', () => {
  it('decides what is served, and the tag changes exactly when the document does', async () => {
    const registry = await startLoopbackRegistry({ packuments: [document], clock: at(0) });
    try {
      const look = async () => {
        const response = await fetch(`${registry.url}left`);
        const versions = response.ok ? Object.keys(((await response.json()) as typeof document).versions).length : 0;
        return { versions, etag: response.headers.get('etag') };
      };
      expect(await look()).toEqual({ versions: 0, etag: null });
      registry.at(at(5));
      const fifth = await look();
      expect(fifth.versions).toBe(3);
      registry.at(at(6));
      expect(await look()).toEqual(fifth);
      registry.at(at(7));
      expect((await look()).etag).not.toBe(fifth.etag);
      registry.at(null);
      expect((await look()).versions).toBe(5);
    } finally {
      await registry.close();
    }
  });

  it('walks from the first moment to the last in even steps', async () => {
    const seen: Date[] = [];
    const registry = { at: (moment: Date | null) => void (moment && seen.push(moment)) };
    await runThroughTime(registry, { from: at(1), to: at(9), steps: 3 }, async () => {});
    await runThroughTime(registry, { from: at(1), to: at(9), steps: 1 }, async () => {});
    expect(seen).toEqual([at(1), at(5), at(9), at(9)]);
    await expect(runThroughTime(registry, { from: at(9), to: at(1), steps: 2 }, async () => {})).rejects.toThrow(
      RangeError,
    );
    await expect(runThroughTime(registry, { from: at(1), to: at(9), steps: 0 }, async () => {})).rejects.toThrow(
      RangeError,
    );
  });
});

describe('the replay', () => {
  it('reads its command line and says what is wrong with it', () => {
    const given = ['--packuments', 'all.ndjson', '--from', '2020-01-01', '--to', '2020-02-01'];
    expect(replayOptions(given)).toEqual({
      packuments: 'all.ndjson',
      from: new Date('2020-01-01'),
      to: new Date('2020-02-01'),
      steps: 12,
    });
    expect(replayOptions([...given, '--steps', '3']).steps).toBe(3);
    expect(() => replayOptions([])).toThrow('--packuments is missing');
    expect(() => replayOptions([...given, '--steps', 'many'])).toThrow('--steps');
    expect(() => replayOptions([...given, '--to', 'soon'])).toThrow('--to must be a date');
    expect(() => replayOptions([...given, '--to', '2019-01-01'])).toThrow('--from must not be after');
  });

  it('closes its registry when a look fails', async () => {
    const options = { packuments: new URL('.', import.meta.url).pathname, from: at(1), to: at(2), steps: 2 };
    let url = '';
    const look = replayHistory(options, async (registry) => {
      url = registry.url;
      expect((await fetch(`${url}-/ping`)).status).toBe(200);
      throw new Error('the look failed');
    });
    await expect(look).rejects.toThrow('the look failed');
    await expect(fetch(url)).rejects.toThrow();
  });
});
