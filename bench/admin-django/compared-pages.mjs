/** The last of the whole months. */
const [year, month] = [2026, 9];
const sites = ['default', 'no-full-count', 'no-hierarchy'];

/** What is opened on each side, with how: ours in steps of requests that go out together, Django's as one address. */
export function comparedPages(personId, ours, django) {
  return pages(personId).map(({ title, steps, path }) => {
    const openOurs = async () => {
      let answers = [];
      for (const step of steps) answers = await Promise.all(step.map((address) => ask(ours, address)));
      return answers;
    };
    const openDjango = (site) => () => ask(django, `/${site}/people/person/${path}`);
    const sides = [{ name: 'ours', open: openOurs }, ...sites.map((site) => ({ name: site, open: openDjango(site) }))];
    return { title, sides, figures: new Map() };
  });
}

function pages(personId) {
  const period = `${year}-${String(month).padStart(2, '0')}`;
  return [
    { title: 'list, first page', steps: [list()], path: '' },
    {
      title: 'filtered: e-mail not verified',
      steps: [list({ filters: JSON.stringify({ emailVerified: { in: [false] } }) })],
      path: '?email_verified__exact=0',
    },
    {
      title: 'filtered: a month',
      steps: [list({ filters: JSON.stringify({ createdAt: { period } }) })],
      path: `?created_at__year=${year}&created_at__month=${month}`,
    },
    { title: 'search: a rare word', steps: [list({ search: 'quetzalcoatl' })], path: '?q=quetzalcoatl' },
    { title: 'search: a common word', steps: [list({ search: 'maria' })], path: '?q=maria' },
    { title: 'change form', steps: [[`/admin/api/screens/user/rows/${personId}`]], path: `${personId}/change/` },
    {
      title: 'list, first page, in a new tab',
      steps: [['/'], ['/admin/api/session', '/admin/api/site'], list()],
      path: '',
    },
  ];
}

/** Throws unless Django's page shows the rows that ours does: nothing else would be a comparison. */
export async function checkSame({ title, sides: [ours, ...others] }) {
  const [answer] = await ours.open();
  const shown = JSON.parse(answer);
  const titles = (shown.rows ?? [shown]).map((row) => row.title);
  for (const { name, open } of others) {
    const page = await open();
    const missing = titles.filter((text) => !page.includes(text));
    if (titles.length === 0 || missing.length > 0) throw new Error(`${title}: ${name} does not show ${missing}`);
  }
}

/** As apps/admin/web asks when a list opens: rows, what the filters would leave, saved views. */
function list(query = {}) {
  const screen = '/admin/api/screens/user';
  const rows = new URLSearchParams({ ...query, limit: '50' });
  return [`${screen}/rows?${rows}`, `${screen}/filters?${new URLSearchParams(query)}`, `${screen}/views`];
}

async function ask({ url, cookie }, address) {
  const answer = await fetch(url + address, { headers: { cookie }, signal: AbortSignal.timeout(60_000) });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${text.slice(0, 300)}`);
  return text;
}
