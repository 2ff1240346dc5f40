import { afterEach, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
afterEach(() => api.close());

const away = {
  postgres: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' },
  redis: { REDIS_URL: 'redis://127.0.0.1:1' },
  rabbitmq: { RABBITMQ_URL: 'amqp://127.0.0.1:1' },
} as const;

describe('the API', () => {
  it('is live and ready when every store answers', async () => {
    api = await startApi();
    expect((await api.anyone.get('/health/live')).body.status).toBe('live');
    let ready = await api.anyone.get('/health/ready');
    while (ready.status !== 200) ready = await api.anyone.get('/health/ready');
    expect(ready.body).toMatchObject({ status: 'ready', down: [] });
    expect(Object.keys(ready.body.parts)).toEqual(['postgres', 'mongodb', 'redis', 'rabbitmq']);
  });

  it.each(Object.keys(away) as (keyof typeof away)[])('names %s when it is down, and stays live', async (part) => {
    api = await startApi({ ...away[part], STORE_TIMEOUT: '1500' });
    const ready = await api.anyone.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body.down).toContain(part);
    expect(ready.body.parts[part]).toMatchObject({ status: 'down', reason: expect.any(String) });
    expect((await api.anyone.get('/health/live')).status).toBe(200);
  });

  it('answers 503 as long as Postgres is away, and tells nobody but its log why', async () => {
    api = await startApi({ ...away.postgres, STORE_TIMEOUT: '1500' });
    const cookie = 'red-tortoise.session_token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAA';
    const credentials = { email: 'nobody@example.test', password: 'correct horse' };
    const signIn = await api.anyone.post('/v1/auth/sign-in/email', credentials);
    expect([signIn.status, signIn.body.code]).toEqual([503, 'service.unavailable']);
    expect(signIn.text).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|prisma/i);
    expect((await api.anyone.get('/v1/me', { cookie })).status).toBe(401);
  });

  it('still takes imports while the job queue is away: nothing is lost, it only takes longer', async () => {
    api = await startApi({ ...away.redis, STORE_TIMEOUT: '1500' });
    const person = await api.signUp();
    const projectId = (await person.post('/v1/projects', { name: 'shop' })).body.id;
    const answer = await person.post(`/v1/projects/${projectId}/imports`, '{"lockfileVersion":3}');
    expect([answer.status, answer.body.state]).toEqual([202, 'queued']);
  });
});
