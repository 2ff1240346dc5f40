import { Environment } from '@red-tortoise/config';

/** Read by the scripts of `npm start` and `npm test` only, never by an app. */
const forScripts = [
  ['CHROMIUM_PATH', 'The browser of the end-to-end tests, when it is not in one of the usual places'],
  ['API_URL', 'Where the web server of development and preview passes API requests on to'],
  ['WEB_PORT', 'Where the web server of development and preview listens'],
  ['RED_TORTOISE_SHARED', 'A folder of recorded data that some tests and benchmarks read when it is there'],
];

/** `[path below docs/reference, text]` */
export function environmentPage() {
  const given = Environment.toJSONSchema({ io: 'input', unrepresentable: 'any' });
  const parsed = Environment.toJSONSchema({ io: 'output', unrepresentable: 'any' });
  const rows = Object.entries(parsed.properties).map(([name, schema]) => {
    const needed = given.required?.includes(name) ? 'yes' : '';
    return `| \`${name}\` | ${needed} | ${defaultOf(schema)} | ${schema.description ?? ''}${choices(schema)} |`;
  });
  return ['environment.md', text(rows)];
}

const defaultOf = (schema) => (schema.default === undefined ? '' : `\`${schema.default}\``);
const choices = (schema) => (schema.enum ? ` (${schema.enum.map((value) => `\`${value}\``).join(', ')})` : '');

const text = (rows) => `# Environment variables

Parsed once when a process starts (packages/config). A process with a wrong environment does not start, and says which
variable is wrong. \`npm start\` sets all that are needed.

| variable | obligatory | default | meaning |
|---|---|---|---|
${rows.join('\n')}

## For development only

| variable | meaning |
|---|---|
${forScripts.map(([name, meaning]) => `| \`${name}\` | ${meaning} |`).join('\n')}
`;
