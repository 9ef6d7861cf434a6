// A busy machine takes its time; a test waits for what it expects, not for a clock.
jest.setTimeout(60_000);
