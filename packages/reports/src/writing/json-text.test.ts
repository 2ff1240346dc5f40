import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cycloneDxText } from '../cyclonedx/cyclonedx-text.js';
import { each, gather, sampleComponent, sampleReport } from '../test-support/sample-report.js';
import { inPieces } from './in-pieces.js';
import { jsonText } from './json-text.js';

describe('JSON that is written as it comes', () => {
  it('is what JSON.stringify makes of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.array(fc.jsonValue()), async (value, items) => {
        const streamed = { value, nested: [{ items: each(items), left: undefined }] };
        expect(JSON.parse(await gather(jsonText(streamed)))).toEqual(
          JSON.parse(JSON.stringify({ value, nested: [{ items }] })),
        );
      }),
    );
  });

  it('comes in pieces while it is read, and a reader that leaves ends the reading', async () => {
    let read = 0;
    let ended = false;
    const components = async function* () {
      try {
        for (; read < 100_000; read += 1) yield sampleComponent('a', `${read}.0.0`);
      } finally {
        ended = true;
      }
    };
    const pieces = inPieces(cycloneDxText({ ...sampleReport([]), components }));
    expect((await pieces.next()).value?.length).toBeLessThan(100_000);
    expect(read).toBeLessThan(2_000);
    await pieces.return(undefined);
    expect(ended).toBe(true);
  });
});
