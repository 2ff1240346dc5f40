import type { Readiness } from '@red-tortoise/observability';
import type { TaskStatus } from './read-tasks.js';

const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
  --line: light-dark(#d8d8d4, #3a3a38); --good: light-dark(#1d6b3a, #6fcf97); --bad: light-dark(#a61b1b, #ff8a80); }
body { max-width: 52rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.good { color: var(--good); } .bad { color: var(--bad); } .state { font-weight: 600; white-space: nowrap; }
.scroll { overflow-x: auto; }`;

/** A page for everybody that says at a glance what works, and of no failure why; `tasks` is null when Postgres cannot say. */
export function statusPage(readiness: Readiness, tasks: TaskStatus[] | null, now: Date): string {
  const headline = readiness.down.length === 0 ? 'Every store answers' : `Not answering: ${readiness.down.join(', ')}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="15">
<title>${escapeText(headline)} · Red Tortoise admin</title>
<style>${style}</style>
</head>
<body>
<h1>Red Tortoise admin</h1>
<p class="state ${readiness.down.length === 0 ? 'good' : 'bad'}">${escapeText(headline)}</p>
<h2>Stores</h2>
<div class="scroll"><table>
<thead><tr><th>Store</th><th>State</th><th>Answered in</th></tr></thead>
<tbody>
${Object.entries(readiness.parts).map(storeRow).join('\n')}
</tbody></table></div>
<h2>Scheduled tasks</h2>
${tasks === null ? '<p>Postgres has to answer first.</p>' : taskTable(tasks)}
<p><small>As of ${now.toISOString()}; the page looks again every 15 seconds. Why something failed is on the status page, for whoever is signed in.</small></p>
</body>
</html>
`;
}

function storeRow([name, part]: [string, Readiness['parts'][string]]): string {
  const look = part.status === 'up' ? 'good' : 'bad';
  return `<tr><td>${escapeText(name)}</td><td class="state ${look}">${part.status}</td><td>${part.milliseconds} ms</td></tr>`;
}

function taskTable(tasks: TaskStatus[]): string {
  if (tasks.length === 0) return '<p>None yet: the orchestrator declares them when it first starts.</p>';
  return `<div class="scroll"><table>
<thead><tr><th>Task</th><th>Last run</th><th>Ended</th><th>Next</th></tr></thead>
<tbody>
${tasks.map(taskRow).join('\n')}
</tbody></table></div>`;
}

function taskRow({ task, description, enabled, nextRunAt, lastRun }: TaskStatus): string {
  const look = lastRun?.state === 'failed' ? 'bad' : 'good';
  const next = enabled ? shortMoment(nextRunAt) : 'paused';
  return `<tr><td title="${escapeText(description)}">${escapeText(task)}</td><td class="state ${look}">${lastRun?.state ?? 'never'}</td><td>${shortMoment(lastRun?.finishedAt ?? null)}</td><td>${next}</td></tr>`;
}

function shortMoment(moment: Date | null): string {
  return moment
    ? `<time datetime="${moment.toISOString()}">${moment.toISOString().slice(0, 19).replace('T', ' ')}</time>`
    : '–';
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
