/** The pages' style sheet: the colours of the web app. */
export const style = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(#f8f5f1, #171412);
  --surface: light-dark(#ffffff, #1f1b18);
  --line: light-dark(#e7e0d8, #342e29);
  --ink: light-dark(#241f1b, #efe9e3);
  --ink-soft: light-dark(#5c534b, #b9aea3);
  --accent: light-dark(#b23524, #f08d7b);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header { display: flex; gap: 12px; align-items: baseline; padding: 14px 24px; border-bottom: 1px solid var(--line); }
header a { color: var(--accent); font-weight: 700; text-decoration: none; }
header span { color: var(--ink-soft); font-size: 14px; }
main { max-width: 1400px; margin: 0 auto; padding: 20px 24px 48px; }
h1 { margin: 8px 0 16px; font-size: 22px; line-height: 1.3; overflow-wrap: anywhere; }
h2 { margin: 0 0 8px; font-size: 15px; }
a { color: var(--accent); }
.empty { color: var(--ink-soft); }
.list { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); overflow: hidden; }
.list li + li { border-top: 1px solid var(--line); }
.list a { display: grid; grid-template-columns: 1fr auto auto; gap: 4px 20px; padding: 12px 18px; color: inherit; text-decoration: none; }
.list a:hover { background: var(--canvas); }
.list a:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.list strong { overflow-wrap: anywhere; }
.list span, .list time { color: var(--ink-soft); font-size: 14px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 0 20px; font-size: 14px; }
dt { color: var(--ink-soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.parts { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 24px; align-items: start; }
iframe { width: 100%; height: 75vh; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); }
pre { margin: 0; padding: 16px 18px; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); font: 14px/1.5 ui-monospace, monospace; }
@media (max-width: 800px) {
  header, main { padding-inline: 16px; }
  .parts { grid-template-columns: minmax(0, 1fr); }
  .list a { grid-template-columns: 1fr; }
  dl { grid-template-columns: 1fr; }
  dt { margin-top: 6px; }
}
`;
