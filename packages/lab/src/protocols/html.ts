import { ServerResponse } from 'node:http';

/** Markup that is safe to send: made by the `html` tag only. */
export class Html {
  constructor(readonly text: string) {}
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Value = Html | string | number | undefined | readonly Value[];

function render(value: Value): string {
  if (value instanceof Html) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return value.map(render).join('');
  }
  return String(value ?? '').replace(/[&<>"']/g, found => entities[found]);
}

/** Template tag that escapes whatever is not itself `html`. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(
    strings.reduce(
      (text, part, index) => text + render(values[index - 1]) + part,
    ),
  );
}

/** Sends a whole page in the lab's plain look. Nothing on it may load from elsewhere or run inline. */
export function sendPage(
  response: ServerResponse,
  page: { title: string; body: Html; script?: string; status?: number },
): void {
  const script = page.script
    ? html`<script src="${page.script}" defer></script>`
    : '';
  const content = Buffer.from(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${page.title}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/lab/assets/lab.css" />
          ${script}
        </head>
        <body>
          <header class="notice">
            <strong>Lab data.</strong> This page belongs to Gantry's simulated
            cloud; nothing on it is real.
          </header>
          ${page.body}
        </body>
      </html>`.text,
  );
  response.writeHead(page.status ?? 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(content.length),
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
}
