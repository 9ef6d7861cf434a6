import { useEffect } from 'react';
import { useSignalLink } from './useSignalLink';

/** Tells the connection of signals which revision an answer is of, by which it knows whether it missed one. */
export function useRevision(answer: { revision: number } | undefined) {
  const { link } = useSignalLink();
  const revision = answer?.revision;
  useEffect(() => {
    if (revision !== undefined) {
      link.sawRevision(revision);
    }
  }, [link, revision]);
}
