import { styleText } from 'node:util';

/** Prints where everything is. `urls` is what `.local/urls.json` holds. */
export function printAddresses(urls) {
  const rows = [
    ['Web', urls.web],
    ['API', `${urls.api}/docs`],
    ['Admin', urls.admin],
    ...(urls.mail ? [['Mail', urls.mail]] : []),
    ...(urls.login ? [['Sign in', `${urls.login.email}  ${urls.login.password}`]] : []),
    ...(urls.staff ? [['Staff', `${urls.staff.email}  ${urls.staff.password}`]] : []),
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(8)} ${styleText('bold', value)}`);
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}
