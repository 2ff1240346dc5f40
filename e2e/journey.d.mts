import type { LoopbackRegistry, Packument } from '@red-tortoise/testing';
import type { Page } from 'playwright-core';

export interface Journey {
  registry: LoopbackRegistry;
  urls: { web: string; api: string; admin: string; orchestrator: string };
  newPage(options?: { width?: number; scheme?: 'light' | 'dark' }): Promise<Page>;
  stop(): Promise<void>;
}
export function startJourney(
  packuments: string | Iterable<Packument>,
  only?: readonly (keyof Journey['urls'])[],
): Promise<Journey>;
export function lookAt(page: Page, name: string): Promise<string[]>;
export function accessibilityProblems(page: Page): Promise<string[]>;
export function picture(page: Page, name: string): Promise<void>;
