import { UpstreamError, toFailure } from './UpstreamError';

describe('toFailure', () => {
  it.each([
    ['unreachable', { code: 'ECONNREFUSED' }],
    ['unreachable', { name: 'TimeoutError', code: 'ECONNRESET' }],
    ['unreachable', { cause: { code: 'ENOTFOUND' } }],
    ['timeout', { name: 'AbortError' }],
    ['timeout', { cause: { cause: { code: 'ETIMEDOUT' } } }],
    ['malformed', { name: 'SyntaxError' }],
  ])('finds %s in %p', (kind, properties) => {
    const error = Object.assign(new Error('words'), properties);

    expect(toFailure(error, 'Jenkins')).toEqual({
      kind,
      message: expect.stringMatching(/^Jenkins .*: words$/),
    });
  });

  it('leaves alone what a provider has classified', () => {
    const failure = { kind: 'denied' as const, message: 'No', fix: 'Ask' };

    expect(toFailure(new UpstreamError(failure), 'Jenkins')).toBe(failure);
  });
});
