import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { changeStaffPassword, staffSignIn } from '@red-tortoise/contracts';
import { type Database, openDatabase } from '@red-tortoise/database';
import { createMember, disableMember, resetSecondFactor } from './members.js';
import { readPassword } from './read-password.js';

const usage = `npm run staff -- <command>        DATABASE_URL names the database

  create <email> [--name NAME] [--superuser]
                             a new member of staff; the password is asked for, or read from standard input.
                             The first sign-in enrols an authenticator app. Exit code 2 when there is one already
  reset-two-factor <email>   who lost phone and recovery codes enrols anew; their sessions end
  disable <email>            they may not come in any more; their sessions end
  list                       who there is`;

const timeout = 10_000;
const by = `command line, ${userInfo().username}`;

/** What was asked for cannot be done; the message is for people. */
class Refused extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

const commands: Record<string, (database: Database, args: string[]) => Promise<string>> = {
  async create(database, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, superuser: { type: 'boolean', default: false } },
    });
    const email = emailOf(positionals);
    const name = (values.name ?? email.split('@')[0] ?? email).slice(0, 100);
    const password = changeStaffPassword.body.shape.newPassword.safeParse(await readPassword());
    if (!password.success) throw new Refused('A password has 12 to 128 characters');
    const member = { email, name, password: password.data, superuser: values.superuser };
    if (!(await createMember(database, member, by))) throw new Refused(`${email} is staff already`, 2);
    return `${email} may sign in${member.superuser ? ', and do everything' : '; give them a group in the admin'}`;
  },
  async 'reset-two-factor'(database, args) {
    return known(args, await resetSecondFactor(database, emailOf(args), by), 'enrols anew at the next sign-in');
  },
  async disable(database, args) {
    return known(args, await disableMember(database, emailOf(args), by), 'may not come in any more');
  },
  async list(database) {
    const members = await database.staffMember.findMany({
      orderBy: { email: 'asc' },
      include: { secondFactor: true, groups: { include: { group: true } } },
    });
    return members.map(describe).join('\n') || 'Nobody yet';
  },
};

type Listed = Awaited<ReturnType<Database['staffMember']['findMany']>>[number] & {
  secondFactor: { secret: string | null } | null;
  groups: { group: { name: string } }[];
};

function describe({ email, name, superuser, disabledAt, secondFactor, groups }: Listed): string {
  const rights = superuser ? 'superuser' : groups.map(({ group }) => group.name).join(', ') || 'no group';
  const factor = secondFactor?.secret ? 'enrolled' : 'not enrolled yet';
  return [email, name, rights, factor, ...(disabledAt ? ['disabled'] : [])].join('\t');
}

function known([email]: string[], isKnown: boolean, what: string): string {
  if (!isKnown) throw new Refused(`${email} is not staff`);
  return `${email} ${what}`;
}

function emailOf([given]: string[]): string {
  const email = staffSignIn.body.shape.email.safeParse(given?.toLowerCase());
  if (!email.success) throw new Refused(usage);
  return email.data;
}

async function run([name = '', ...args]: string[]): Promise<void> {
  const command = commands[name];
  const url = process.env.DATABASE_URL;
  if (!command) throw new Refused(usage);
  if (!url) throw new Refused('DATABASE_URL is not set; `npm run services -- status` shows the local one');
  const database = openDatabase({ url, timeout, poolSize: 1 });
  try {
    process.stdout.write(`${await command(database, args)}\n`);
  } finally {
    await database.$disconnect();
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof Refused ? error.exitCode : 1;
}
