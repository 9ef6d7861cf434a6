import { useApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { SearchApi, searchApiRef } from '@backstage/plugin-search-react';
import { useCallback, useEffect, useState } from 'react';
import { Category, SearchHit, toHit } from './SearchHit';
import { parseTerm } from './searchTerm';

export interface SearchOptions {
  typed: string;
  /** Only these categories; all of them when empty. */
  categories?: Category[];
  /** At most so many of the catalog and of the docs, or of each category. */
  limit: { catalog: number; docs: number };
  /** Milliseconds of silence before the server is asked. */
  delay?: number;
}

export interface SearchState {
  /** What the hits answer; absent until the first answer. */
  answered?: string;
  hits: SearchHit[];
  hasMore: boolean;
  isPending: boolean;
  /** Whether the server has no index yet, as shortly after a start; asked again by itself. */
  isIndexing: boolean;
  error?: Error;
  retry(): void;
}

type Answer = Pick<SearchState, 'answered' | 'hits' | 'hasMore'>;

const empty: Answer = { hits: [], hasMore: false };

/** Asks while one types; an answer that comes after a later question is dropped. */
export function useSearch(options: SearchOptions): SearchState {
  const { typed, delay = 120 } = options;
  const { catalog, docs } = options.limit;
  const wanted = (options.categories ?? []).join();
  const searchApi = useApi(searchApiRef);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<
    Answer & { question?: string; error?: Error }
  >(empty);
  const question = JSON.stringify([typed.trim(), wanted, catalog, docs]);
  const isAsking = typed.trim() !== '';

  useEffect(() => {
    if (!isAsking) {
      setState(empty);
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      try {
        const answer = await ask(
          searchApi,
          { typed, wanted, catalog, docs },
          signal,
        );
        if (!signal.aborted) {
          setState({ ...answer, question });
        }
      } catch (error) {
        if (!signal.aborted) {
          setState({ ...empty, question, error: error as Error });
        }
      }
    }, delay);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [
    searchApi,
    question,
    isAsking,
    typed,
    wanted,
    catalog,
    docs,
    delay,
    attempt,
  ]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  const isIndexing = isMissingIndex(state.error);
  useEffect(() => {
    const timer = isIndexing ? setTimeout(retry, 2_000) : undefined;
    return () => clearTimeout(timer);
  }, [isIndexing, retry, attempt, state]);

  return {
    answered: state.answered,
    hits: state.hits,
    hasMore: state.hasMore,
    isPending: isAsking && state.question !== question,
    isIndexing,
    error: isIndexing ? undefined : state.error,
    retry,
  };
}

async function ask(
  searchApi: SearchApi,
  options: { typed: string; wanted: string; catalog: number; docs: number },
  signal: AbortSignal,
): Promise<Answer> {
  const { typed, wanted, catalog, docs } = options;
  const { text, filters } = parseTerm(typed);
  const query = (types: string, pageLimit: number, category?: string) =>
    searchApi.query(
      {
        term: text,
        types: [types],
        filters: category ? { ...filters, category } : filters,
        pageLimit,
      },
      { signal },
    );
  const asked = wanted
    ? wanted
        .split(',')
        .map(category =>
          category === 'docs'
            ? optional(query('techdocs', docs))
            : query('software-catalog', catalog, category),
        )
    : [query('software-catalog', catalog), optional(query('techdocs', docs))];
  const answers = await Promise.all(asked);
  return {
    answered: typed.trim(),
    hits: answers.flatMap(({ results }) => results.map(toHit)),
    hasMore: answers.some(({ nextPageCursor }) => nextPageCursor !== undefined),
  };
}

/** Until docs have been built there is no index of them, which is no reason to find nothing. */
function optional(answer: ReturnType<SearchApi['query']>) {
  return answer.catch(error => {
    if (isMissingIndex(error)) {
      return { results: [] };
    }
    throw error;
  }) as ReturnType<SearchApi['query']>;
}

function isMissingIndex(error: unknown): boolean {
  return (
    error instanceof ResponseError &&
    error.body.error.name === 'MissingIndexError'
  );
}
