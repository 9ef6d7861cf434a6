import { AppConfig } from '@backstage/config';
import { ConfigSchema } from '@backstage/config-loader';
import { Finding } from '../Finding';

interface SchemaError {
  key: string;
  text: string;
}

/** The schema of the stock e-mail processor asks for its section even where no mail is to be sent. */
const neededByNobody = new Set([
  'notifications',
  'notifications.processors',
  'notifications.processors.email',
]);

/** What the schemas of the packages say is wrong, one finding a key. */
export function checkSchema(
  schema: ConfigSchema,
  layers: AppConfig[],
): Finding[] {
  const byKey = new Map<string, string[]>();
  for (const { key, text } of schemaErrors(schema, layers)) {
    byKey.set(key, [...(byKey.get(key) ?? []), text]);
  }
  const keys = [...byKey.keys()];
  return keys
    .filter(key => !keys.some(other => other.startsWith(`${key}.`)))
    .map(key => ({
      id: 'configuration.schema',
      severity: 'error',
      subject: key,
      what: `${key} ${[...new Set(byKey.get(key))].join(', or it ')}.`,
      why: 'The server refuses to start, or the plugin that reads it does.',
      mend: `Correct ${key}.`,
      paste: `yarn backstage-cli config:schema | less +/${key.split('.').at(-1)}`,
    }));
}

function schemaErrors(
  schema: ConfigSchema,
  layers: AppConfig[],
): SchemaError[] {
  try {
    schema.process(layers);
    return [];
  } catch (error) {
    const { messages } = error as { messages?: string[] };
    if (!messages) {
      throw error;
    }
    return messages.flatMap(parseMessage);
  }
}

/** `Config must be string { type=string } at /backend/baseUrl` */
function parseMessage(message: string): SchemaError[] {
  const [, text, parameters, path] =
    /^Config (.*) \{ (.*) \} at (.*)$/s.exec(message) ?? [];
  if (path === undefined) {
    return [{ key: 'The configuration', text: message }];
  }
  if (/anyOf|oneOf|\bif\b/.test(text)) {
    return path === '/' || !path
      ? []
      : [{ key: toKey(path), text: 'has none of the shapes that it may have' }];
  }
  const [, missing] = /missingProperty=(\S+)/.exec(parameters) ?? [];
  if (missing) {
    const key = toKey(`${path}/${missing}`);
    return neededByNobody.has(key) ? [] : [{ key, text: 'is missing' }];
  }
  const [, allowed] = /allowedValues=(.*)$/.exec(parameters) ?? [];
  const [, constant] = /allowedValue=(\S+)/.exec(parameters) ?? [];
  const values = allowed ?? constant;
  return [{ key: toKey(path), text: values ? `${text}: ${values}` : text }];
}

function toKey(path: string): string {
  return path
    .split('/')
    .filter(Boolean)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce((key, part) => {
      const step = /^\d+$/.test(part) ? `[${part}]` : `.${part}`;
      return key ? `${key}${step}` : part;
    }, '');
}
