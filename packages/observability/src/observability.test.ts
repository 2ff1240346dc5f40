import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { createHealth } from './create-health.js';
import { createLogger } from './create-logger.js';
import { createMetrics } from './create-metrics.js';
import { flushErrorReports, reportError, startErrorReporting } from './error-reporting.js';
import { onShutdown } from './on-shutdown.js';
import { withLogContext } from './request-context.js';
import { serveHealth } from './serve-health.js';

function capture() {
  const lines: Record<string, never>[] = [];
  const logger = createLogger({ name: 'test', level: 'debug' }, { write: (line) => void lines.push(JSON.parse(line)) });
  return { logger, lines };
}

describe('the log', () => {
  it('hides secrets by name, at any of three depths, and in the text of errors', () => {
    const { logger, lines } = capture();
    const secret = 'hunter2-hunter2';
    logger.info({
      password: secret,
      body: { token: secret },
      request: { headers: { cookie: secret, authorization: secret } },
    });
    logger.error({
      err: new Error('wrapped', { cause: new Error(`cannot reach postgresql://rt:${secret}@db.example.test/x`) }),
    });
    logger.error({ err: new Error(`401 for Authorization: Bearer ${secret}`) });
    expect(JSON.stringify(lines)).not.toContain(secret);
    expect(JSON.stringify(lines)).toContain('db.example.test');
  });

  it('carries the id of the request that a line is written for, also after waiting', async () => {
    const { logger, lines } = capture();
    await withLogContext({ requestId: 'one' }, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      logger.info('within');
    });
    logger.info('without');
    expect(lines.map(({ requestId }) => requestId)).toEqual(['one', undefined]);
  });

  it('tells causes, five at the most', () => {
    const { logger, lines } = capture();
    let error: Error = new Error('root');
    for (let depth = 0; depth < 10; depth++) error = new Error(`level ${depth}`, { cause: error });
    logger.error({ err: error });
    expect(JSON.stringify(lines).match(/"message"/g)).toHaveLength(5);
  });
});

describe('health', () => {
  const never = () => new Promise(() => {});

  it('names the parts that are down, also one that never answers, and gives away no password', async () => {
    const health = createHealth(
      {
        good: async () => {},
        bad: async () => {
          throw new Error('no route to amqp://guest:secret-word@mq.example.test');
        },
        hanging: never,
      },
      { timeout: 50 },
    );
    const readiness = await health.ready();
    expect(readiness).toMatchObject({ status: 'not-ready', down: ['bad', 'hanging'] });
    expect(readiness.parts.good?.status).toBe('up');
    expect(readiness.parts.hanging?.reason).toBe('no answer in 50 ms');
    expect(JSON.stringify(readiness)).not.toContain('secret-word');
  });

  it('asks its parts once for many questions at the same time', async () => {
    let asked = 0;
    const health = createHealth({ one: async () => void asked++ }, { timeout: 50, keepFor: 60_000 });
    await Promise.all(Array.from({ length: 50 }, () => health.ready()));
    expect(asked).toBe(1);
  });

  it('has pages for a process without an API', async () => {
    let up = true;
    const check = async () => {
      if (!up) throw new Error('gone');
    };
    const health = createHealth({ part: check }, { timeout: 50, keepFor: 0 });
    const server = await serveHealth({ host: '127.0.0.1', port: 0, health, metrics: createMetrics('test') });
    const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
    expect((await get('/health/live')).status).toBe(200);
    expect((await get('/health/ready')).status).toBe(200);
    up = false;
    const down = await get('/health/ready');
    expect([down.status, ((await down.json()) as { down: string[] }).down]).toEqual([503, ['part']]);
    expect(await (await get('/metrics')).text()).toContain('job_duration_seconds');
    expect((await get('/etc/passwd')).status).toBe(404);
    await server.close();
  });
});

describe('the shutdown', () => {
  it('runs every step in order, once, also behind one that fails and one that hangs, and says so by its code', async () => {
    const { logger, lines } = capture();
    const done: string[] = [];
    const codes: number[] = [];
    const shutdown = onShutdown({
      logger,
      environment: {},
      exit: (code) => void codes.push(code),
      steps: [
        { name: 'first', run: () => done.push('first') },
        {
          name: 'failing',
          run: () => {
            throw new Error('cannot');
          },
        },
        { name: 'hanging', run: () => new Promise(() => {}), timeout: 20 },
        { name: 'last', run: async () => done.push('last') },
      ],
    });
    await Promise.all([shutdown('test'), shutdown('test again')]);
    expect(done).toEqual(['first', 'last']);
    expect(codes).toEqual([1]);
    expect(lines.filter(({ step }) => step).map(({ step }) => step)).toEqual(['failing', 'hanging']);
  });

  it('ends with 0 when every step went well', async () => {
    const codes: number[] = [];
    const exit = (code: number) => void codes.push(code);
    await onShutdown({ logger: capture().logger, environment: {}, exit, steps: [] })('test');
    expect(codes).toEqual([0]);
  });
});

describe('error reports', () => {
  it('reach Sentry with where it happened, and without cookies and passwords', async () => {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request
        .on('data', (chunk) => (body += chunk))
        .on('end', () => {
          bodies.push(body);
          response.end('{}');
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    reportError(new Error('before the start: this one goes nowhere'));
    await startErrorReporting({ dsn: `http://key@127.0.0.1:${port}/1`, name: 'test', environment: 'test' });
    // Put together here, since a report shows the source around the error.
    const secret = ['secret', 'word'].join('-');
    reportError(new Error(`cannot reach postgresql://rt:${secret}@db.example.test/x`), { route: 'GET /v1/feed' });
    await flushErrorReports(5_000);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const report = bodies.join('\n');
    expect(report).toContain('GET /v1/feed');
    expect(report).toContain('db.example.test');
    expect(report).not.toContain(secret);
    expect(report.match(/"type":"event"/g)).toHaveLength(1);
  });
});
