import { describe, expect, it } from '@jest/globals';
import { ManifestErrorCode, manifestErrorTexts } from '@red-tortoise/contracts';
import { ManifestError } from './manifest-error.js';

describe('errors of manifests', () => {
  it('each code has a text for the public', () => {
    expect(Object.keys(manifestErrorTexts).sort()).toEqual([...ManifestErrorCode.options].sort());
  });

  it('the error names its code and the detail', () => {
    const error = new ManifestError('manifest.empty', 'There is nothing.');
    expect([error.name, error.code, error.detail]).toEqual(['ManifestError', 'manifest.empty', 'There is nothing.']);
  });
});
