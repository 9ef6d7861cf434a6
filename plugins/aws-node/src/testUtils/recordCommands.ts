import { AwsClients } from '../AwsClients';
import { onEachClient } from './onEachClient';

/** Writes down which commands the clients of a pool send, from now on, by their names in the SDK. */
export function recordCommands(clients: AwsClients): Set<string> {
  const sent = new Set<string>();
  onEachClient(clients, stack => {
    stack.add(
      (next, { commandName }) =>
        call => {
          sent.add(commandName!);
          return next(call);
        },
      { step: 'initialize', name: 'record', override: true },
    );
  });
  return sent;
}
