import type { MiddlewareStack } from '@smithy/types';
import { AwsClients } from '../AwsClients';

/** Changes each client of a pool once it is asked for; a middleware with a name is added but once. */
export function onEachClient(
  clients: AwsClients,
  change: (stack: MiddlewareStack<any, any>) => void,
): void {
  const get = clients.get.bind(clients) as (...words: unknown[]) => any;
  clients.get = (...words: unknown[]) => {
    const client = get(...words);
    change(client.middlewareStack);
    return client;
  };
}
