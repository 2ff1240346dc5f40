import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAdmin, type TestAdmin } from './test-support/start-admin.js';

const cli = fileURLToPath(new URL('../../dist/staff/cli.js', import.meta.url));
let admin: TestAdmin;
beforeAll(async () => {
  admin = await startAdmin();
});
afterAll(() => admin.close());

interface Outcome {
  code: number;
  output: string;
  complaint: string;
}

function staff(args: string[], input = ''): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [cli, ...args],
      { env: process.env, timeout: 60_000 },
      (error, output, complaint) => resolve({ code: error === null ? 0 : Number(error.code), output, complaint }),
    );
    child.stdin?.end(input);
  });
}

const newEmail = () => `${randomUUID()}@example.test`;
const password = 'given on standard input';

describe('npm run staff', () => {
  it('create makes a member who can sign in, and leaves an account alone that there is', async () => {
    const sam = await admin.hire();
    const email = newEmail();
    const created = await staff(['create', email.toUpperCase(), '--name', 'Kim', '--superuser'], `${password}\n`);
    expect(created).toMatchObject({ code: 0, complaint: '' });
    const again = await staff(['create', email], 'some other password');
    expect(again).toMatchObject({ code: 2, complaint: `${email} is staff already\n` });
    const { status, body } = await sam.post('', { email, password });
    expect({ status, body }).toMatchObject({ status: 200, body: { step: 'enrol', name: 'Kim', superuser: true } });
    const record = await admin.stores.database.staffEvent.findFirstOrThrow({ where: { email } });
    expect(record).toMatchObject({ event: 'member.created', detail: { superuser: 'true' } });
  });

  it('create refuses a short password and what is no e-mail address', async () => {
    expect((await staff(['create', newEmail()], 'short')).complaint).toContain('12 to 128');
    expect((await staff(['create', 'sam'], password)).code).toBe(1);
  });

  it('list says who there is, and who has not enrolled yet', async () => {
    const [enrolled, other] = [await admin.hire({ superuser: true }), await admin.hire()];
    await enrolled.enter();
    await staff(['disable', other.email]);
    const { output } = await staff(['list']);
    expect(output).toContain(`${enrolled.email}\tSam\tsuperuser\tenrolled\n`);
    expect(output).toContain(`${other.email}\tSam\tno group\tnot enrolled yet\tdisabled`);
  });

  it.each(['reset-two-factor', 'disable'])('%s ends every session', async (command) => {
    const member = await admin.hire();
    await member.enter();
    expect((await staff([command, member.email])).code).toBe(0);
    expect((await member.get()).status).toBe(401);
  });

  it('says when there is nobody of that address', async () => {
    const email = newEmail();
    expect(await staff(['disable', email])).toMatchObject({ code: 1, complaint: `${email} is not staff\n` });
  });
});
