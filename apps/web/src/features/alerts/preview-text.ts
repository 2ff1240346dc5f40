import type { RulePreview } from '@red-tortoise/contracts';

/** "In the last 90 days this rule would have sent 14 alerts, about 1 a week." */
export function previewText({ days, alerts, bounded }: RulePreview): string {
  const time = `In the last ${days === 365 ? 'year' : `${days} days`} this rule would have sent`;
  if (alerts === 0) return `${time} nothing.`;
  const number = `${bounded ? 'more than ' : ''}${alerts.toLocaleString('en')}`;
  return `${time} ${number} ${alerts === 1 ? 'alert' : 'alerts'}${paceText(alerts, days)}.`;
}

/** How much of it would have waited for a digest; null for none. */
export function heldBackText({ alerts, heldBack }: RulePreview): string | null {
  if (heldBack === 0) return null;
  const some = heldBack >= alerts ? 'All of them' : `${heldBack.toLocaleString('en')} of them`;
  return `${some} would have waited for the digest, since the day’s noise budget was used up.`;
}

/** ", about 2 a day"; empty for what is too rare to have a pace. */
function paceText(alerts: number, days: number): string {
  const aWeek = (alerts / days) * 7;
  if (alerts === 1) return '';
  if (aWeek >= 10) return `, about ${Math.round(aWeek / 7).toLocaleString('en')} a day`;
  if (aWeek >= 0.75) return `, about ${Math.round(aWeek)} a week`;
  const weeks = Math.round(1 / aWeek);
  return weeks < 7 ? `, about one in ${weeks} weeks` : '';
}
