import { InputError, toError } from '@backstage/errors';
import { stripVTControlCharacters } from 'node:util';
import { Mkdocs } from './Mkdocs';

const complaint = /^(?:ERROR|CRITICAL)\s+-\s+(.*)|^Error: (.*)/;

export interface FailureContext {
  /** Where the docs come from: a folder of this machine, or an address. */
  folder: string;
  /** What MkDocs printed. */
  output: string;
  mkdocs: Mkdocs;
}

/**
 * Why docs could not be built, in words for the people who write them. Without the error as its cause:
 * that would put it, with its temporary folders, into the message that the page shows.
 */
export function explainFailure(
  thrown: unknown,
  { folder, output, mkdocs }: FailureContext,
): Error {
  const error = toError(thrown);
  if (/"techdocs-core" plugin is not installed/.test(output)) {
    return new InputError(mkdocs.missing('its plugin techdocs-core'));
  }
  const complaints = complaintsOf(output);
  const reason = complaints.length > 0 ? complaints : [rootCause(error)];
  return new InputError(
    [
      `MkDocs cannot build these docs. Look at mkdocs.yml and the pages in ${folder}.`,
      reason.map(line => `    ${line}`).join('\n'),
    ].join('\n\n'),
  );
}

function complaintsOf(output: string): string[] {
  const lines = stripVTControlCharacters(output).split('\n');
  return lines.flatMap(line => {
    const [, logged, raised] = complaint.exec(line) ?? [];
    return logged ?? raised ?? [];
  });
}

/** The stock generator wraps what went wrong in the names of temporary folders. */
function rootCause(error: Error): string {
  const { cause } = error as { cause?: unknown };
  const inner = cause === undefined ? error : toError(cause);
  return inner.message.trim().split('\n').join('\n    ');
}
