import { NotFoundError } from '@backstage/errors';
import { RequestHandler } from 'express';

/**
 * Lets only plain paths through to built docs. The stock check reads the entity from the path as it was
 * sent, the file server from the path as it decodes and normalizes it: where the two could differ, docs
 * of another entity than the one that was checked would be served.
 */
export function guardStaticDocs(): RequestHandler {
  return (request, _response, next) => {
    // Routes match in any case.
    if (/^\/+static/i.test(request.path) && !isPlain(request.path)) {
      throw new NotFoundError('There are no such docs');
    }
    next();
  };
}

function isPlain(path: string): boolean {
  const [, ...segments] = path.split('/');
  return segments.every((segment, index) => {
    const text = decode(segment);
    const isTrailing = text === '' && index === segments.length - 1;
    return (
      isTrailing ||
      (text !== undefined &&
        !['', '.', '..'].includes(text) &&
        !/[/\\\0]/.test(text))
    );
  });
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
