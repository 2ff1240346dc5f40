import { describe, expect, it } from '@jest/globals';
import { chosenClasses, toggleClass } from './severity-search.js';

describe('choosing severities', () => {
  it('adds levels and takes them away again, malicious packages not among them', () => {
    const critical = toggleClass({}, 'critical');
    expect(critical).toEqual({ severity: 'critical', malicious: false });
    const both = toggleClass(critical, 'low');
    expect(chosenClasses(both)).toEqual(['low', 'critical']);
    expect(toggleClass(toggleClass(both, 'critical'), 'low')).toEqual({ severity: undefined, malicious: undefined });
  });

  it('lets malicious packages stand alone', () => {
    const malicious = toggleClass({ severity: 'high', malicious: false }, 'malicious');
    expect(chosenClasses(malicious)).toEqual(['malicious']);
    expect(toggleClass(malicious, 'malicious')).toEqual({ severity: undefined, malicious: undefined });
    expect(chosenClasses(toggleClass(malicious, 'high'))).toEqual(['high']);
  });
});
