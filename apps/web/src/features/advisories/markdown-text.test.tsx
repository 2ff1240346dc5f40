import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { MarkdownText } from './markdown-text.js';

const shown = (text: string) => renderToStaticMarkup(<MarkdownText text={text} />);
const tagsIn = (html: string) => [...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag);

describe("an advisory's text", () => {
  it('shows HTML as text, and never as HTML', () => {
    const html = shown(
      'Before <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n<iframe src="https://example.test"></iframe>',
    );
    expect(tagsIn(html).filter((tag) => tag !== 'div' && tag !== 'p')).toEqual([]);
    expect(html).toContain('&lt;script&gt;');
  });

  it('links to http and https only, and hands nothing over to where it leads', () => {
    const html = shown(
      '[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x) [d](/projects) [e](//example.test) <file:///etc/passwd>',
    );
    expect(html).not.toContain('href');
    const link = shown('[report](https://example.test/report) and https://example.test/plain');
    expect(link.match(/href="https:\/\/example\.test\/(?:report|plain)"/g)).toHaveLength(2);
    expect(link.match(/rel="noopener noreferrer"/g)).toHaveLength(2);
  });

  it('loads no picture', () => {
    const html = shown('![a chart](https://example.test/track.png) ![](https://example.test/x.svg)');
    expect(html).not.toMatch(/<img|track\.png|x\.svg/);
    expect(html).toContain('[picture: a chart]');
  });

  it('keeps the headings below that of the page', () => {
    const html = shown('# One\n## Two\n### Three\n#### Four\n##### Five\n###### Six');
    expect(tagsIn(html).filter((tag) => /^h\d$/.test(tag ?? ''))).toEqual(['h3', 'h3', 'h3', 'h4', 'h4', 'h4']);
  });

  it('shows tables, lists and code', () => {
    const html = shown('| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n\n```js\nlet a = 1;\n```');
    expect(tagsIn(html)).toEqual(expect.arrayContaining(['table', 'li', 'pre', 'code']));
    expect(html).not.toContain('<input');
  });
});
