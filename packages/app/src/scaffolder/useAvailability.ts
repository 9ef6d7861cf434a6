import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';
import { EntityNameOptions } from './entityNameSchema';
import { findTaken } from './findTaken';

export type Availability =
  | { state: 'unasked' | 'checking' | 'available' }
  | { state: 'taken'; entityRefs: string[] }
  | { state: 'failed'; message: string };

/** Milliseconds of silence after which a name is looked up. */
const typingPause = 300;

/** Whether a name is free in the catalog, looked up once typing pauses; undefined asks nothing. */
export function useAvailability(
  name: string | undefined,
  options: EntityNameOptions | undefined,
): Availability {
  const catalogApi = useApi(catalogApiRef);
  const [answer, setAnswer] = useState<{ question: string } & Availability>();
  const question = JSON.stringify({ name, entityRefs: options?.entityRefs });

  useEffect(() => {
    if (name === undefined) {
      return undefined;
    }
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const availability = await ask(catalogApi, question);
      if (isCurrent) {
        setAnswer({ question, ...availability });
      }
    }, typingPause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [catalogApi, name, question]);

  if (name === undefined) {
    return { state: 'unasked' };
  }
  return answer?.question === question ? answer : { state: 'checking' };
}

async function ask(
  catalogApi: typeof catalogApiRef.T,
  question: string,
): Promise<Availability> {
  const { name, ...options } = JSON.parse(question);
  try {
    const entityRefs = await findTaken(catalogApi, name, options);
    return entityRefs.length > 0
      ? { state: 'taken', entityRefs }
      : { state: 'available' };
  } catch (error) {
    return { state: 'failed', message: String((error as Error).message) };
  }
}
