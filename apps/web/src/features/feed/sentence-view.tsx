import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Sentence, SentencePart } from './sentence.js';
import classes from './sentence-view.module.css';

const longestQuote = 240;

interface SentenceViewProps {
  parts: Sentence;
  /** Where the package's name leads; nowhere without it (on the package's own page). */
  packagePurl?: string | undefined;
  projectId?: string | undefined;
}

/** A sentence with its packages, versions, people and commands set apart. */
export function SentenceView({ parts, packagePurl, projectId }: SentenceViewProps) {
  return (
    <p className={classes.sentence}>
      {parts.map((part, index) => (
        // A sentence never changes its order, so the place of a part is its identity.
        <Part key={index} part={part} packagePurl={packagePurl} projectId={projectId} />
      ))}
    </p>
  );
}

function Part({ part, packagePurl, projectId }: { part: SentencePart } & Omit<SentenceViewProps, 'parts'>): ReactNode {
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
