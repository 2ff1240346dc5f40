import { Button } from '@mantine/core';
import type { Policy, PolicyBreach, Verdict } from '@red-tortoise/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { Tag } from '../../shell/tag.js';
import { pathText } from '../feed/reason-text.js';
import { breachesQuery } from './policy-queries.js';
import { ruleSentence, ruleTexts } from './policy-rules.js';
import classes from './verdict.module.css';

interface BrokenRuleProps {
  projectId: string;
  broken: Verdict['broken'][number];
  policy: Policy | undefined;
}

/** A rule that is broken, and everything that breaks it. */
export function BrokenRule({ projectId, broken: { rule, effect, breaches }, policy }: BrokenRuleProps) {
  const count = breaches >= 10_000 ? '10,000 or more' : breaches.toLocaleString('en');
  return (
    <Card
      title={ruleTexts[rule].title}
      aside={
        <span className={classes.aside}>
          <Tag tone={effect === 'fail' ? 'red' : 'amber'}>{effect === 'fail' ? 'fails' : 'warns'}</Tag>
          {count} {breaches === 1 ? 'breach' : 'breaches'}
        </span>
      }
    >
      {policy ? <p className={classes.sentence}>{ruleSentence(rule, policy)}</p> : null}
      <Breaches projectId={projectId} rule={rule} />
    </Card>
  );
}

function Breaches({ projectId, rule }: { projectId: string; rule: PolicyBreach['rule'] }) {
  const breaches = useInfiniteQuery(breachesQuery(projectId, rule));
  if (breaches.isPending) return <ListSkeleton what="what breaks the rule" rows={2} />;
  if (!breaches.data) {
    const retry = () => void breaches.refetch();
    return <FailureNotice error={breaches.error} what="What breaks the rule could not be loaded" retry={retry} />;
  }
  return (
    <>
      <ul className={classes.breaches}>
        {breaches.data.pages.flatMap(({ items }) =>
          items.map((breach) => (
            <li key={`${breach.purl} ${breach.findingId} ${breach.detail}`}>
              <Breach breach={breach} />
            </li>
          )),
        )}
      </ul>
      {breaches.hasNextPage ? (
        <Button
          variant="default"
          size="compact-md"
          mt="sm"
          loading={breaches.isFetchingNextPage}
          onClick={() => void breaches.fetchNextPage()}
        >
          {breaches.isFetchNextPageError ? 'Loading failed: try again' : 'Show more'}
        </Button>
      ) : null}
    </>
  );
}

function Breach({ breach }: { breach: PolicyBreach }) {
  const { packagePurl, name, version, direct, dev, path, detail, findingId } = breach;
  return (
    <>
      <p className={classes.name}>
        <Link to="/packages/$purl" params={{ purl: packagePurl }}>
          {name}
        </Link>
        <span className={classes.version}>{version}</span>
        {direct ? <Tag tone="green">direct</Tag> : null}
        {dev ? <Tag>dev</Tag> : null}
      </p>
      <p className={classes.detail}>
        {findingId ? (
          <Link to="/findings/$findingId" params={{ findingId }}>
            {detail}
          </Link>
        ) : (
          detail
        )}
      </p>
      {path.length > 1 ? <p className={classes.path}>via {pathText(path)}</p> : null}
    </>
  );
}
