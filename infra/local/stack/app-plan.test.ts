import { describe, expect, it } from '@jest/globals';
import { appEnvironment, planApps } from './app-plan.mjs';

const services = { databaseUrl: 'd', mongoUrl: 'm', redisUrl: 'r', rabbitUrl: 'q' };
const ports = { web: 1, api: 2, admin: 3, orchestrator: 4, mail: 5, smtp: 6 };

const plan = (given: Record<string, string>, chosen: Partial<typeof ports> = ports) => {
  const env = appEnvironment({ services, ports: chosen, secret: 's', given });
  return { env, names: planApps({ env, ports: chosen }).map(({ name }) => name) };
};

describe('mail of a development machine', () => {
  it('goes to the catcher, which starts first and stops last', () => {
    const { env, names } = plan({});
    expect(env.SMTP_URL).toBe('smtp://127.0.0.1:6');
    expect(names).toEqual(['mail', 'api', 'orchestrator', 'admin', 'web']);
  });

  it('goes where the environment says, and then there is no catcher', () => {
    const { env, names } = plan({ SMTP_URL: 'smtp://mail.example.test:25' });
    expect(env.SMTP_URL).toBe('smtp://mail.example.test:25');
    expect(names).not.toContain('mail');
  });

  it('goes nowhere where no ports are kept for it', () => {
    const { mail: _, smtp: __, ...without } = ports;
    const { env, names } = plan({}, without);
    expect(env.SMTP_URL).toBeUndefined();
    expect(names).not.toContain('mail');
  });
});

it('webhooks of a development machine may reach the machine itself, unless the environment says otherwise', () => {
  expect(plan({}).env.OUTGOING_ALLOWED).toBe('127.0.0.0/8,::1/128');
  expect(plan({ OUTGOING_ALLOWED: '10.0.0.0/8' }).env.OUTGOING_ALLOWED).toBe('10.0.0.0/8');
});
