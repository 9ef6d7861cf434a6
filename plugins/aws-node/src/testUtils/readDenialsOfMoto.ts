import { Readable } from 'node:stream';
import { AwsClients } from '../AwsClients';
import { onEachClient } from './onEachClient';

interface Answer {
  headers: Record<string, string>;
  body: Readable;
}

/** moto denies a call in XML, whatever language the caller speaks. The clients of this pool all speak JSON. */
export function readDenialsOfMoto(clients: AwsClients): void {
  onEachClient(clients, stack => {
    stack.addRelativeTo(
      next => async call => {
        const result = await next(call);
        await toJson(result.response as Answer);
        return result;
      },
      {
        name: 'readDenialsOfMoto',
        relation: 'after',
        toMiddleware: 'deserializerMiddleware',
        override: true,
      },
    );
  });
}

async function toJson(answer: Answer): Promise<void> {
  const chunks = await answer.body.toArray();
  const text = Buffer.concat(chunks).toString();
  const [, type, message] =
    /<Code>(.*?)<\/Code>\s*<Message>(.*?)<\/Message>/s.exec(text) ?? [];
  const body = type ? JSON.stringify({ __type: type, message }) : text;
  answer.body = Readable.from([Buffer.from(body)]);
}
