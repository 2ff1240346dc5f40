/** How often each package was asked for, and what it was answered; status 0 is a connection closed without an answer. */
export class RequestCounts {
  private readonly counts = new Map<string, Map<number, number>>();

  add(name: string, status: number): void {
    const byStatus = this.counts.get(name) ?? new Map<number, number>();
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    this.counts.set(name, byStatus);
  }

  /** Of one package or all, with one status or any. */
  count(filter: { name?: string; status?: number } = {}): number {
    let total = 0;
    for (const [name, byStatus] of this.counts) {
      if (filter.name !== undefined && filter.name !== name) continue;
      for (const [status, times] of byStatus) {
        if (filter.status === undefined || filter.status === status) total += times;
      }
    }
    return total;
  }

  /** `{ express: { 200: 1, 304: 3 } }` */
  byPackage(): Record<string, Record<number, number>> {
    return Object.fromEntries([...this.counts].map(([name, byStatus]) => [name, Object.fromEntries(byStatus)]));
  }

  reset(): void {
    this.counts.clear();
  }
}
