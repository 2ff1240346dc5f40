import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Import } from '@red-tortoise/contracts';
import { processImport } from '@red-tortoise/domain';
import { lockfileOf } from '../test-support/import-lockfile.js';
import { readUntil, textReaderOf } from '../test-support/read-until.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let person: Person;
let importId: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  person = await api.signUp();
  const projectId = (await person.post('/v1/projects', { name: 'shop' })).body.id;
  const body = lockfileOf([{ name: 'express', version: '5.1.0' }]);
  importId = (await person.post(`/v1/projects/${projectId}/imports`, body)).body.id;
});

interface SentEvent {
  id: string | undefined;
  import: Import;
}

/** Reads a stream to its end, and tells of each event on the way. */
async function follow(headers: Record<string, string> = {}, onEvent: (event: SentEvent) => void = () => {}) {
  const response = await person.open(`/v1/imports/${importId}/progress`, headers);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const events: SentEvent[] = [];
  let rest = '';
  for await (const text of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
      if (fields.event !== 'progress') continue;
      const event = { id: fields.id, import: Import.parse(JSON.parse(fields.data as string)) };
      events.push(event);
      onEvent(event);
    }
  }
  return events;
}

describe('the progress of an import', () => {
  it('starts with how it stands, and ends when the import does', async () => {
    const events = await follow({}, ({ import: { state } }) => {
      if (state === 'queued') void processImport(api.stores.context, importId);
    });
    expect(events[0]?.import.state).toBe('queued');
    expect(events.at(-1)?.import).toMatchObject({ state: 'done', current: true });
  });

  it('tells of a failure as of any end', async () => {
    const projectId = (await person.post('/v1/projects', { name: 'broken' })).body.id;
    importId = (await person.post(`/v1/projects/${projectId}/imports`, 'no lockfile')).body.id;
    await processImport(api.stores.context, importId);
    expect((await follow()).map(({ import: { state } }) => state)).toEqual(['failed']);
  });

  it('does not repeat to a browser that comes back what it has seen, and still tells it the end', async () => {
    const aborting = new AbortController();
    const response = await person.open(`/v1/imports/${importId}/progress`, {}, aborting.signal);
    const reader = textReaderOf(response);
    const text = await readUntil(reader, 'event: progress');
    aborting.abort();
    await reader.cancel().catch(() => {});
    const seen = /id: (.*)/.exec(text)?.[1] as string;
    const working = processImport(api.stores.context, importId);
    const events = await follow({ 'last-event-id': seen });
    await working;
    expect(events.map(({ id }) => id)).not.toContain(seen);
    expect(events.at(-1)?.import.state).toBe('done');
  });

  it('ends when its project is deleted', async () => {
    const { projectId } = (await person.get(`/v1/imports/${importId}`)).body;
    const events = await follow({}, () => void person.delete(`/v1/projects/${projectId}`));
    expect(events.map(({ import: { state } }) => state)).toEqual(['queued']);
    expect((await person.get(`/v1/imports/${importId}/progress`)).status).toBe(404);
  });

  it('ends in good order when the API shuts down', async () => {
    const events = await follow({}, () => api.endStreams());
    expect(events).toHaveLength(1);
  });
});
