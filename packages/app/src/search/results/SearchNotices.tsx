import { Button } from '@backstage/ui';
import { requestErrorMessage } from '@gantry/plugin-vitals';
import styles from './SearchNotices.module.css';
import { SearchState } from './useSearch';

/** Why there are no results: a failure, an index that is not there yet, or nothing that matches. */
export function SearchNotices({ search }: { search: SearchState }) {
  const { answered, error, hits, isIndexing, isPending, retry } = search;
  if (isIndexing) {
    return (
      <p className={styles.notice} role="status">
        The index is being built; this takes a few seconds after a start.
      </p>
    );
  }
  if (error) {
    return (
      <div className={styles.notice} role="alert">
        <p>Search does not answer: {requestErrorMessage(error)}</p>
        <Button size="small" variant="secondary" onPress={retry}>
          Try again
        </Button>
      </div>
    );
  }
  if (answered === undefined || isPending || hits.length > 0) {
    return null;
  }
  return (
    <div className={styles.notice} role="status">
      <p>
        Nothing that you may see matches <strong>{answered}</strong>.
      </p>
      <ul>
        <li>
          Every word must begin a word: fewer, or shorter ones, find more.
        </li>
        <li>
          Owners, tags, ARNs and the text of docs are searched too; narrow with{' '}
          <code>owner:</code>, <code>system:</code>, <code>tag:</code> or{' '}
          <code>tier:</code>.
        </li>
        <li>
          What has just been registered is found about a minute later, and new
          text of docs within minutes of being built.
        </li>
      </ul>
    </div>
  );
}
