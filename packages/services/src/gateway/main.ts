import { startGateway } from './start-gateway.js';

const port = Number(process.env.GATEWAY_PORT ?? 27017);
const postgresUrl = process.env.GATEWAY_POSTGRES_URL;
if (!postgresUrl || !Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('GATEWAY_POSTGRES_URL must name the database with DocumentDB, GATEWAY_PORT a free port\n');
  process.exit(2);
}

const gateway = await startGateway({ port, postgresUrl });
process.stdout.write('gateway ready\n');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    // A second signal ends the process at once.
    gateway.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
