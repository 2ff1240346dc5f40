import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import { Stores } from '../stores/stores.js';

const waitAtMost = 30_000;

interface Waiting {
  userId: string;
  start: () => void;
}

/**
 * Bounds the memory that uploads may take: a few are read at a time, fewer of one person. The rest wait, unread, in
 * the order in which they came, and are refused with `request.too-many` after half a minute.
 */
@Injectable()
export class UploadSlots {
  private readonly active = new Map<string, number>();
  private waiting: Waiting[] = [];
  private taken = 0;

  constructor(private readonly stores: Stores) {}

  async run<T>(userId: string, work: () => Promise<T>): Promise<T> {
    await this.take(userId);
    try {
      return await work();
    } finally {
      this.giveBack(userId);
    }
  }

  private async take(userId: string): Promise<void> {
    if (this.isFree(userId)) {
      this.occupy(userId);
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const entry = { userId, start: () => {} };
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((other) => other !== entry);
        reject(new CodedError('request.too-many', 'other imports are still being received'));
      }, waitAtMost);
      entry.start = () => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.push(entry);
    });
  }

  private giveBack(userId: string): void {
    this.taken -= 1;
    const left = (this.active.get(userId) ?? 1) - 1;
    if (left === 0) this.active.delete(userId);
    else this.active.set(userId, left);
    const next = this.waiting.find((entry) => this.isFree(entry.userId));
    if (!next) return;
    this.waiting = this.waiting.filter((entry) => entry !== next);
    this.occupy(next.userId);
    next.start();
  }

  private isFree(userId: string): boolean {
    const settings = this.stores.settings.current;
    const taken = this.active.get(userId) ?? 0;
    return (
      this.taken < settings.value('imports.uploads-at-once') &&
      taken < settings.value('imports.uploads-at-once-per-person')
    );
  }

  private occupy(userId: string): void {
    this.taken += 1;
    this.active.set(userId, (this.active.get(userId) ?? 0) + 1);
  }
}
