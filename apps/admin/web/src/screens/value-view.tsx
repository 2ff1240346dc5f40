import { type AdminColumn, type AdminLink, masked } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import classes from './value-view.module.css';

const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const longest = 140;

type Shown = Pick<AdminColumn, 'kind' | 'secret' | 'screen' | 'options'>;

/** A value as its column says: a link, a moment, a mark, a text that is cut where it gets long, unless `whole`. */
export function ValueView({ column, value, whole = false }: { column: Shown; value: unknown; whole?: boolean }) {
  if (column.secret) return <span className={classes.faint}>{masked}</span>;
  if (value === null || value === undefined || value === '') return <span className={classes.faint}>–</span>;
  if (column.kind === 'relation') return <RelationView screen={column.screen} link={value as AdminLink} />;
  if (column.kind === 'relations')
    return <RelationsView screen={column.screen} links={value as AdminLink[]} whole={whole} />;
  if (typeof value === 'boolean') {
    return <span className={value ? classes.yes : classes.no}>{value ? 'Yes' : 'No'}</span>;
  }
  if (column.kind === 'date-time' && typeof value === 'string') {
    return (
      <time dateTime={value} title={value} className={classes.figures}>
        {moments.format(new Date(value))}
      </time>
    );
  }
  if (column.kind === 'choice') return <span className={classes.choice}>{labelOf(column, value)}</span>;
  if (typeof value === 'number') return <span className={classes.figures}>{value.toLocaleString()}</span>;
  if (whole) return <WholeView value={value} />;
  if (typeof value === 'object') return <code className={classes.json}>{cut(JSON.stringify(value))}</code>;
  return <span title={String(value)}>{cut(String(value))}</span>;
}

function WholeView({ value }: { value: unknown }) {
  if (typeof value !== 'object') return <span>{String(value)}</span>;
  if (isBytes(value)) return <span className={classes.figures}>{value.bytes.toLocaleString()} bytes</span>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <pre className={classes.whole} tabIndex={0}>
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}

function isBytes(value: object | null): value is { bytes: number } {
  return value !== null && 'bytes' in value && typeof value.bytes === 'number' && Object.keys(value).length === 1;
}

function RelationView({ screen, link }: { screen: string | null; link: AdminLink }) {
  if (screen === null) return <span>{link.label}</span>;
  return (
    <>
      <Link to="/screens/$screen/rows/$id" params={{ screen, id: link.id }}>
        {cut(link.label)}
      </Link>
      {link.gone && <span className={classes.faint}> (gone)</span>}
    </>
  );
}

const mostInACell = 3;

function RelationsView({ screen, links, whole }: { screen: string | null; links: AdminLink[]; whole: boolean }) {
  const shown = whole ? links : links.slice(0, mostInACell);
  if (shown.length === 0) return <span className={classes.faint}>–</span>;
  return (
    <>
      {shown.map((link, position) => (
        <span key={link.id}>
          {position > 0 && ', '}
          <RelationView screen={screen} link={link} />
        </span>
      ))}
      {links.length > shown.length && <span className={classes.faint}> and {links.length - shown.length} more</span>}
    </>
  );
}

function labelOf({ options }: Shown, value: unknown): string {
  return options?.find((option) => option.value === value)?.label ?? String(value);
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
