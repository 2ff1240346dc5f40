import { markup } from '../markup/markup.js';

const font = 'font-family:Figtree,-apple-system,BlinkMacSystemFont,Segoe UI,Helvetica,Arial,sans-serif';

/** Written into the elements, since some mail programs drop what stands in the head. */
export const styles = {
  canvas: `margin:0;padding:0;background-color:#f8f5f1;color:#241f1b;${font};font-size:16px;line-height:1.5`,
  gutter: 'padding:24px 16px',
  brand: `padding:0 4px 12px;color:#b23524;${font};font-size:15px;font-weight:700`,
  card: `padding:24px;background-color:#ffffff;border:1px solid #e7e0d8;border-radius:14px;color:#241f1b;${font};font-size:16px;line-height:1.5;overflow-wrap:anywhere`,
  foot: `padding:16px 4px;color:#6f655c;${font};font-size:13px;line-height:1.6;overflow-wrap:anywhere`,
  title: 'margin:0 0 8px;font-size:20px;line-height:1.35;font-weight:700',
  group: 'margin:24px 0 4px;font-size:15px;line-height:1.35;font-weight:700',
  paragraph: 'margin:0 0 12px',
  soft: 'color:#6f655c',
  small: 'margin:0 0 12px;color:#5c534b;font-size:14px',
  link: 'color:#b23524',
  item: 'padding:10px 0;border-top:1px solid #e7e0d8',
  tag: 'display:inline-block;padding:1px 8px;border-radius:999px;background-color:#f1ece6;color:#5c534b;font-size:13px;font-weight:600',
  button:
    'display:inline-block;padding:10px 18px;border-radius:8px;background-color:#b23524;color:#ffffff;font-weight:600;text-decoration:none',
} as const;

/** What only a style sheet can say: the dark scheme, and less of a margin on a telephone. */
export const mailStyles = markup`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .gutter { padding: 16px 8px !important; }
  .card { padding: 18px 16px !important; }
}
@media (prefers-color-scheme: dark) {
  .canvas { background-color: #171412 !important; color: #efe9e3 !important; }
  .card { background-color: #1f1b18 !important; border-color: #342e29 !important; color: #efe9e3 !important; }
  .soft { color: #a0958a !important; }
  .accent { color: #f08d7b !important; }
  .item { border-color: #342e29 !important; }
  .tag { background-color: #2b2622 !important; color: #b9aea3 !important; }
  .button { background-color: #f08d7b !important; color: #2a120d !important; }
}
</style>`;
