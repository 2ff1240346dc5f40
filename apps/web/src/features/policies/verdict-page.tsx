import type { Policy, Verdict } from '@red-tortoise/contracts';
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { Moment } from '../../shell/moment.js';
import { projectQuery } from '../projects/project-queries.js';
import { BrokenRule } from './broken-rule.js';
import { policyQuery, verdictQuery } from './policy-queries.js';
import { ruleOrder, ruleTexts } from './policy-rules.js';
import classes from './verdict.module.css';
import { VerdictBadge } from './verdict-badge.js';

/** How a project stands against its organisation's policy: what breaks it, and what does not. */
export function VerdictPage() {
  const { projectId } = useParams({ from: '/signed-in/projects/$projectId' });
  const { data: project } = useQuery(projectQuery(projectId));
  const { data: verdict, error, refetch } = useQuery(verdictQuery(projectId));
  const organisationId = project?.organisationId ?? '';
  const { data: stored } = useQuery({ ...policyQuery(organisationId), enabled: organisationId !== '' });
  if (!verdict) {
    if (!error) return <ListSkeleton what="the verdict" rows={4} />;
    return <FailureNotice error={error} what="The project could not be judged" retry={() => void refetch()} />;
  }
  return (
    <div className={classes.page}>
      <section className={classes.head} data-verdict={verdict.verdict} aria-labelledby="verdict">
        <h2 id="verdict" className={classes.verdict}>
          <VerdictBadge verdict={verdict.verdict} large />
        </h2>
        <p className={classes.words}>
          {summaryOf(verdict)} Judged <Moment at={verdict.judgedAt} />
          {organisationId ? (
            <>
              {' '}
              by{' '}
              <Link to="/organisations/$organisationId/policy" params={{ organisationId }}>
                the policy of its organisation
              </Link>
            </>
          ) : null}
          .
        </p>
        {project && !project.summary ? <p className={classes.words}>Nothing has been imported yet.</p> : null}
      </section>
      <div className={verdict.broken.length > 0 ? classes.columns : classes.column}>
        <div className={classes.column}>
          {verdict.broken.map((broken) => (
            <BrokenRule key={broken.rule} projectId={projectId} broken={broken} policy={stored?.policy} />
          ))}
        </div>
        <div className={classes.column}>{stored ? <Kept policy={stored.policy} verdict={verdict} /> : null}</div>
      </div>
    </div>
  );
}

/** The rules that hold, and those that nobody has turned on. */
function Kept({ policy, verdict }: { policy: Policy; verdict: Verdict }) {
  const others = ruleOrder.filter((rule) => !verdict.broken.some((broken) => broken.rule === rule));
  const kept = others.filter((rule) => ruleTexts[rule].effect(policy) !== 'off');
  const off = others.filter((rule) => ruleTexts[rule].effect(policy) === 'off');
  return (
    <>
      {kept.length > 0 ? (
        <Card title="Not broken">
          <ul className={classes.rules}>
            {kept.map((rule) => (
              <li key={rule}>
                <IconCircleCheck className={classes.kept} size={19} stroke={1.7} aria-hidden="true" />
                {ruleTexts[rule].kept}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {off.length > 0 ? (
        <Card title="Not asked for">
          <ul className={classes.rules}>
            {off.map((rule) => (
              <li key={rule}>
                <IconCircleMinus className={classes.off} size={19} stroke={1.7} aria-hidden="true" />
                {ruleTexts[rule].title}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

function summaryOf({ broken }: Verdict): string {
  if (broken.length === 0) return 'No rule is broken.';
  const failing = broken.filter(({ effect }) => effect === 'fail').length;
  const warning = broken.length - failing;
  const parts = [
    failing > 0 ? `${failing} ${failing === 1 ? 'rule fails' : 'rules fail'} it` : '',
    warning > 0 ? `${warning} ${warning === 1 ? 'rule warns' : 'rules warn'}` : '',
  ].filter(Boolean);
  return `${parts.join(', ')}.`;
}
