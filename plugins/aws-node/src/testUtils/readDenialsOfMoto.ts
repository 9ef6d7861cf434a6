import { Readable } from 'node:stream';
import type { DeserializeMiddleware } from '@smithy/types';
import { AwsClients } from '../AwsClients';
import { onEachClient } from './onEachClient';

const readDenials: DeserializeMiddleware<any, any> = next => async call => {
  const result = await next(call);
  const answer = result.response as { body: Readable };
  const chunks = await answer.body.toArray();
  const text = Buffer.concat(chunks).toString();
  const [, type, message] =
    /<Code>(.*?)<\/Code>\s*<Message>(.*?)<\/Message>/s.exec(text) ?? [];
  const body = type ? JSON.stringify({ __type: type, message }) : text;
  answer.body = Readable.from([Buffer.from(body)]);
  return result;
};

/** moto denies a call in XML, whatever language the caller speaks. The clients of this pool all speak JSON. */
export function readDenialsOfMoto(clients: AwsClients): void {
  onEachClient(clients, stack => {
    stack.addRelativeTo(readDenials, {
      name: 'readDenials',
      relation: 'after',
      toMiddleware: 'deserializerMiddleware',
      override: true,
    });
  });
}
