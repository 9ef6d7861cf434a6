import { toError } from '@backstage/errors';
import { useRef, useState } from 'react';

export interface Action {
  isPending: boolean;
  /** Why the last try failed. */
  error?: Error;
  run(): Promise<void>;
}

export interface ActionOptions {
  /** What is asked of the server. */
  act: () => Promise<unknown>;
  onDone: () => void;
  /** Called after a try that failed. */
  onFailed: (error: Error) => void;
}

/** Something that the server is asked to do, once at a time; it counts as done when the server says so. */
export function useAction({ act, onDone, onFailed }: ActionOptions): Action {
  const isRunning = useRef(false);
  const [state, setState] = useState<Pick<Action, 'isPending' | 'error'>>({
    isPending: false,
  });
  return {
    ...state,
    async run() {
      if (isRunning.current) {
        return;
      }
      isRunning.current = true;
      setState({ isPending: true });
      try {
        await act();
        onDone();
      } catch (thrown) {
        const error = toError(thrown);
        setState({ isPending: false, error });
        onFailed(error);
      } finally {
        isRunning.current = false;
      }
    },
  };
}
