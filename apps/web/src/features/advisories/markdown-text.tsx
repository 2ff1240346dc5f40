import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { ExternalLink } from '../../shell/external-link.js';
import classes from './markdown-text.module.css';

/**
 * A stranger's Markdown. HTML in it is shown as text, links lead to http(s) only, and pictures are never loaded: each
 * would tell its host who reads this.
 */
const components: Components = {
  a: ({ href, children }) => <ExternalLink to={href ?? ''}>{children}</ExternalLink>,
  img: ({ alt }) => <span className={classes.picture}>{alt ? `[picture: ${alt}]` : '[picture]'}</span>,
  input: ({ checked }) => <span>{checked ? '☑' : '☐'}</span>,
  table: ({ children }) => (
    // A wide table scrolls on its own; the keyboard must reach it to do so.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={classes.scroll} tabIndex={0} aria-label="Table">
      <table>{children}</table>
    </section>
  ),
  // Under the heading of the card that it stands in.
  h1: 'h3',
  h2: 'h3',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
};

export function MarkdownText({ text }: { text: string }) {
  return (
    <div className={classes.text}>
      <Markdown remarkPlugins={[remarkGfm]} components={components}>
        {text}
      </Markdown>
    </div>
  );
}
