import { Agent, request } from 'node:http';

// An agent of its own, so that no proxy set for the outside world is asked for the inside one.
const agent = new Agent({ keepAlive: false });

function ask(url, { method, headers, body, timeout }) {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { agent, method, headers, timeout },
      response => {
        const chunks = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('timeout', () =>
      outgoing.destroy(new Error(`no answer within ${timeout} ms`)),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/**
 * One JSON request to a server of ours. Answers `{ status, body }`; `body` is undefined when the
 * answer was not JSON. Rejects when there was no answer.
 */
export async function requestJson(
  url,
  { method = 'GET', token, body, timeout = 10_000 } = {},
) {
  const { status, text } = await ask(url, {
    method,
    timeout,
    headers: {
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  return { status, body: parsed };
}
