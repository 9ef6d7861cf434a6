import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  PublisherBase,
  PublishRequest,
  PublishResponse,
} from '@backstage/plugin-techdocs-node';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface Turn {
  etag: string | undefined;
  published: Promise<PublishResponse>;
}

/**
 * Lets one build of an entity be published at a time, and the same build once. The stock local publisher
 * copies file by file, so that two readers of docs that were not built yet would trip over each other.
 */
export function publishInTurn(publisher: PublisherBase): PublisherBase {
  const turns = new Map<string, Turn>();
  const publish = publisher.publish.bind(publisher);

  publisher.publish = async request => {
    const ref = stringifyEntityRef(request.entity);
    const etag = await etagOf(request);
    const previous = turns.get(ref);
    if (previous && etag !== undefined && previous.etag === etag) {
      return previous.published;
    }
    const turn: Turn = {
      etag,
      // How the one before ended is for those who asked for that one.
      published: Promise.resolve(previous?.published)
        .catch(() => undefined)
        .then(() => publish(request)),
    };
    turns.set(ref, turn);
    try {
      return await turn.published;
    } finally {
      if (turns.get(ref) === turn) {
        turns.delete(ref);
      }
    }
  };
  return publisher;
}

/** The generator leaves it beside the pages. */
async function etagOf({ directory }: PublishRequest) {
  try {
    const text = await readFile(
      path.join(directory, 'techdocs_metadata.json'),
      'utf8',
    );
    return (JSON.parse(text) as { etag?: string }).etag;
  } catch {
    return undefined;
  }
}
