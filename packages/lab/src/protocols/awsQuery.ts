import { randomUUID } from 'node:crypto';
import { ServerResponse } from 'node:http';
import { AwsError } from './AwsError';

type Xml = { [name: string]: string | number | Date | Xml };

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function elements(xml: Xml): string {
  return Object.entries(xml)
    .map(([name, value]) => {
      if (value instanceof Date) {
        return `<${name}>${value.toISOString()}</${name}>`;
      }
      const inner =
        typeof value === 'object' ? elements(value) : escape(String(value));
      return `<${name}>${inner}</${name}>`;
    })
    .join('');
}

/** Answers in the AWS query protocol: XML, with the result nested in the response. */
export function sendAwsQuery(
  response: ServerResponse,
  call: { operation: string; namespace: string },
  result: object | AwsError,
): void {
  const requestId = randomUUID();
  const failed = result instanceof AwsError;
  const body = failed
    ? `<ErrorResponse xmlns="${call.namespace}">${elements({
        Error: {
          Type: result.status < 500 ? 'Sender' : 'Receiver',
          Code: result.options.queryCode ?? result.code,
          Message: result.message,
        },
        RequestId: requestId,
      })}</ErrorResponse>`
    : `<${call.operation}Response xmlns="${call.namespace}">${elements({
        [`${call.operation}Result`]: result as Xml,
        ResponseMetadata: { RequestId: requestId },
      })}</${call.operation}Response>`;
  const content = Buffer.from(body);
  response.writeHead(failed ? result.status : 200, {
    'content-type': 'text/xml',
    'content-length': String(content.length),
    'x-amzn-requestid': requestId,
  });
  response.end(content);
}
