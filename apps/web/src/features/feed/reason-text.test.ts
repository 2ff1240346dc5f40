import { describe, expect, it } from '@jest/globals';
import type { FeedReason } from '@red-tortoise/contracts';
import { nameOfLabel, otherProjects, reasonText, sortReasons } from './reason-text.js';

const reason = (path: string[], change: Partial<FeedReason> = {}): FeedReason => ({
  projectId: 'p',
  projectName: 'web-shop',
  version: '1.0.0',
  direct: path.length === 1,
  dev: false,
  path,
  ...change,
});

describe('why an event is in the feed', () => {
  it('names the chain and the project', () => {
    expect(reasonText(reason(['express', 'body-parser']))).toBe('via express → body-parser, in web-shop');
  });

  it('calls a direct dependency just that', () => {
    expect(reasonText(reason(['express']))).toBe('direct dependency of web-shop');
  });

  it('says only the project where the manifest has no graph', () => {
    expect(reasonText(reason([], { direct: false }))).toBe('in web-shop');
  });

  it('keeps the ends of a long chain', () => {
    expect(reasonText(reason(['a@1.0.0', 'b@1.0.0', 'c@1.0.0', 'd@1.0.0', 'e@1.0.0']))).toBe(
      'via a → b → … → e, in web-shop',
    );
  });

  it('does not take the @ of a scope for that of a version', () => {
    expect(nameOfLabel('@babel/core')).toBe('@babel/core');
    expect(nameOfLabel('@babel/core@7.0.0')).toBe('@babel/core');
  });

  it('puts direct uses first, then shorter ways', () => {
    const long = reason(['a', 'b', 'c']);
    const short = reason(['a', 'c']);
    const direct = reason(['c']);
    expect(sortReasons([long, short, direct])).toEqual([direct, short, long]);
  });

  it('names two other projects, and counts the rest', () => {
    const [api, worker, mobile] = ['api', 'worker', 'mobile'].map((projectName) => reason([], { projectName }));
    const said = (others: (FeedReason | undefined)[], more: number) =>
      otherProjects(
        others.filter((other) => other !== undefined),
        more,
      );
    expect(said([], 0)).toBeNull();
    expect(said([api, worker], 0)).toEqual({ said: '', list: 'api and worker' });
    expect(said([api, worker], 1)).toEqual({ said: 'api, worker and ', list: '1 more project' });
    expect(said([api, worker, mobile], 1_000)).toEqual({ said: 'api, worker and ', list: '1,001 more projects' });
    expect(said([], 2)).toEqual({ said: '', list: '2 more projects' });
  });
});
