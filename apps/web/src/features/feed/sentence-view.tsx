import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SeverityTag } from '../../shell/severity-tag.js';
import type { Sentence, SentencePart } from './sentence.js';
import classes from './sentence-view.module.css';

const longestQuote = 240;

interface SentenceViewProps {
  parts: Sentence;
  /** Where the package's name leads; nowhere without it (on the package's own page). */
  packagePurl?: string | undefined;
  projectId?: string | undefined;
}

type SentencePartViewProps = { part: SentencePart } & Omit<SentenceViewProps, 'parts'>;

/** A sentence with its packages, versions, people and commands set apart. */
export function SentenceView({ parts, packagePurl, projectId }: SentenceViewProps) {
  return (
    <p className={classes.sentence}>
      {parts.map((part, index) => (
        // A sentence never changes its order, so the place of a part is its identity.
        <SentencePartView key={index} part={part} packagePurl={packagePurl} projectId={projectId} />
      ))}
    </p>
  );
}

export function SentencePartView({ part, packagePurl, projectId }: SentencePartViewProps): ReactNode {
  switch (part.kind) {
    case 'package':
      return packagePurl ? (
        <Link className={classes.name} to="/packages/$purl" params={{ purl: packagePurl }}>
          {part.text}
        </Link>
      ) : (
        <span className={classes.name}>{part.text}</span>
      );
    case 'project':
      return projectId ? (
        <Link className={classes.name} to="/projects/$projectId" params={{ projectId }}>
          {part.text}
        </Link>
      ) : (
        <span className={classes.name}>{part.text}</span>
      );
    case 'advisory':
      return (
        <Link className={classes.name} to="/advisories/$advisoryId" params={{ advisoryId: part.id }}>
          {part.text}
        </Link>
      );
    case 'finding':
      return (
        <Link className={classes.name} to="/findings/$findingId" params={{ findingId: part.id }}>
          {part.text}
        </Link>
      );
    case 'import':
      return (
        <Link className={classes.more} to="/imports/$importId/diff" params={{ importId: part.id }}>
          {part.text}
        </Link>
      );
    case 'severity':
      return part.text === 'malicious' ? <SeverityTag level="critical" malicious /> : <SeverityTag level={part.text} />;
    case 'code':
      return <code className={classes.code}>{part.text}</code>;
    case 'quote':
      return <Quote text={part.text} />;
    case 'words':
      return part.text;
    default:
      return <span className={classes.strong}>{part.text}</span>;
  }
}

function Quote({ text }: { text: string }) {
  if (text.length <= longestQuote) return <q className={classes.quote}>{text}</q>;
  return (
    <q className={classes.quote} title={text}>
      {text.slice(0, longestQuote).trimEnd()}…
    </q>
  );
}
