import type { EventType, RulePreview } from '@red-tortoise/contracts';
import { BarChart } from '../../shell/bar-chart.js';
import { Moment } from '../../shell/moment.js';
import { dateText } from '../../shell/time-text.js';
import { aboutOf } from '../feed/event-about.js';
import { eventGroups } from '../feed/event-kinds.js';
import { eventSentence } from '../feed/event-sentence.js';
import { SentenceView } from '../feed/sentence-view.js';
import { fillWeeks } from './fill-weeks.js';
import { heldBackText, previewText } from './preview-text.js';
import classes from './rule-preview.module.css';

const day = 86_400_000;
const series = [{ key: 'alerts', label: 'Alerts', tone: 'red' as const }];
const typeLabels = new Map<EventType, string>(
  eventGroups.flatMap((group) =>
    group.types.map(({ type, label }) => [type, group.types.length > 1 ? `${group.label}: ${label}` : label] as const),
  ),
);

/** A preview: how many, when, of which kinds, and the newest as examples. */
export function RulePreviewView({ preview }: { preview: RulePreview }) {
  const { alerts, types, examples } = preview;
  const heldBack = heldBackText(preview);
  return (
    <>
      <p className={classes.headline} role="status">
        {previewText(preview)}
      </p>
      {heldBack ? <p className={classes.line}>{heldBack}</p> : null}
      <FindingsSince preview={preview} />
      {alerts > 0 ? (
        <>
          <Weeks preview={preview} />
          <h3 className={classes.heading}>By kind</h3>
          <ul className={classes.types}>
            {types.map((one) => (
              <li key={one.type}>
                <span>{typeLabels.get(one.type) ?? one.type}</span>
                <span>{one.alerts.toLocaleString('en')}</span>
              </li>
            ))}
          </ul>
          <h3 className={classes.heading}>The newest</h3>
          <ul className={classes.examples}>
            {examples.map((example) => (
              <Example key={example.event.id} example={example} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Weeks({ preview: { weeks, alerts } }: { preview: RulePreview }) {
  const bars = fillWeeks(weeks).map(({ from, alerts: count }) => ({
    key: from,
    label: dateText(`${from}T12:00:00`),
    values: [count],
  }));
  return <BarChart bars={bars} series={series} label={`${alerts} alerts by week`} unit="Week of" height={84} />;
}

function Example({ example: { event, packageName, projectNames } }: { example: RulePreview['examples'][number] }) {
  const { projectId, packagePurl, packageNamed } = aboutOf(event);
  const name = packageNamed ?? packageName ?? packagePurl ?? projectNames[0] ?? 'A project';
  return (
    <li>
      <SentenceView parts={eventSentence(event, name)} packagePurl={packagePurl} projectId={projectId} />
      <p className={classes.line}>
        <Moment at={event.observedAt} />
        {projectNames.length > 0 ? ` in ${projectNames.slice(0, 3).join(', ')}` : ''}
        {projectNames.length > 3 ? ` and ${projectNames.length - 3} more` : ''}
      </p>
    </li>
  );
}

/** Said only where it makes the count smaller than it would be. */
function FindingsSince({ preview: { findingsSince, days } }: { preview: RulePreview }) {
  if (findingsSince === null || Date.parse(findingsSince) <= Date.now() - days * day) return null;
  return (
    <p className={classes.line}>
      Findings are known since {dateText(findingsSince)}: before that, there are none to count.
    </p>
  );
}
