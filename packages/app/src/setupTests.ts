import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine takes its time; a test waits for what it expects, not for a clock.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(30_000);
