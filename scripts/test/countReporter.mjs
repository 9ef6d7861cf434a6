import { Transform } from 'node:stream';

/** Reporter for `node --test` that writes nothing but the counts, as JSON. */
export default function countReporter() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  return new Transform({
    writableObjectMode: true,
    transform({ type, data }, encoding, done) {
      const isTest = data?.details?.type !== 'suite';
      if (isTest && (type === 'test:pass' || type === 'test:fail')) {
        const outcome =
          data.skip !== undefined || data.todo !== undefined
            ? 'skipped'
            : undefined;
        counts[outcome ?? (type === 'test:pass' ? 'passed' : 'failed')] += 1;
      }
      done();
    },
    flush(done) {
      done(undefined, JSON.stringify(counts));
    },
  });
}
