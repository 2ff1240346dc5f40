import { Injectable } from '@nestjs/common';
import { operationsEndpoints, type ResponseOf, type StatusReport, statusDaysKept } from '@red-tortoise/contracts';
import { explainSlowQuery, readStatus } from '@red-tortoise/domain';
import { Stores } from '../stores.js';
import { growthOf } from './growth-of.js';

type History = ResponseOf<typeof operationsEndpoints.statusHistory>;
type Alerts = ResponseOf<typeof operationsEndpoints.statusAlerts>;

/** However many look, the parts are asked this often at the most. In milliseconds. */
const cachedFor = 2_000;
const pointsAtMost = 300;
/**
 * A history is kept for a quarter of a point, up to this many milliseconds: thirty days are two million rows, and some
 * 0.7 s of the store's time.
 */
const historyCachedFor = 5 * 60_000;
const historiesKept = 8;
const alertsShown = 100;
const day = 24 * 60 * 60_000;

@Injectable()
export class StatusService {
  private cached: { until: number; report: Promise<StatusReport> } | null = null;
  private readonly histories = new Map<number, { until: number; history: Promise<History> }>();

  constructor(private readonly stores: Stores) {}

  report(): Promise<StatusReport> {
    if (this.cached && Date.now() < this.cached.until) return this.cached.report;
    const { database, queue, settings, health, environment, logger } = this.stores;
    const onError = (error: Error, where?: string) => logger.warn({ err: error, where }, 'an attempt failed');
    const report = readStatus({ database, queue, settings, health, environment, onError }, 'admin');
    this.cached = { until: Date.now() + cachedFor, report };
    report.catch(() => {
      this.cached = null;
    });
    return report;
  }

  async plan(id: string): Promise<{ plan: string }> {
    return { plan: await explainSlowQuery(this.stores, id) };
  }

  /** Figures that only grow are told as their growth; all others as the highest of each span. */
  history(hours: number): Promise<History> {
    const { histories } = this;
    const kept = histories.get(hours);
    if (kept && Date.now() < kept.until) return kept.history;
    const span = Math.max(60, Math.ceil((hours * 3_600) / pointsAtMost / 60) * 60);
    const history = this.readHistory(hours, span);
    histories.delete(hours);
    histories.set(hours, { until: Date.now() + Math.min(historyCachedFor, span * 250), history });
    const [oldest] = histories.keys();
    if (histories.size > historiesKept && oldest !== undefined) histories.delete(oldest);
    history.catch(() => histories.delete(hours));
    return history;
  }

  private async readHistory(hours: number, span: number): Promise<History> {
    const since = new Date(Date.now() - hours * 3_600_000);
    const rows = await this.stores.database.$queryRaw<{ metric: string; at: Date; value: number }[]>`
      select metric, date_bin(${span} * interval '1 second', at, timestamp '2000-01-01') as at, max(value) as value
      from status_samples where at >= ${since} group by 1, 2 order by 1, 2`;
    const series = new Map<string, History['series'][number]['points']>();
    for (const { metric, at, value } of rows) {
      const points = series.get(metric) ?? [];
      series.set(metric, points);
      points.push({ at: at.toISOString(), value });
    }
    const told = ([metric, points]: [string, History['series'][number]['points']]) => ({
      metric,
      points: /^(requests|failures)\./.test(metric) ? growthOf(points) : points,
    });
    return { span, series: [...series].map(told) };
  }

  async alerts(): Promise<Alerts> {
    const rows = await this.stores.database.statusAlert.findMany({
      where: { OR: [{ closedAt: null }, { closedAt: { gte: new Date(Date.now() - statusDaysKept * day) } }] },
      orderBy: { openedAt: 'desc' },
      take: alertsShown,
    });
    const items = rows.map(({ id, rule, text, openedAt, closedAt }) => ({
      id,
      rule,
      text,
      openedAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
    }));
    const { OPERATOR_EMAIL, SMTP_URL, SENTRY_DSN } = this.stores.environment;
    const email = SMTP_URL === undefined ? null : (OPERATOR_EMAIL ?? null);
    return { items, told: { email, errors: SENTRY_DSN !== undefined } };
  }
}
