import { Request, Response } from 'express';
import { EncodedAnswer, Encoding, encodings } from './fleet/EncodedAnswer';

export function encodingFor(req: Request): Encoding {
  const accepted = req.acceptsEncodings([...encodings]);
  return (accepted || 'identity') as Encoding;
}

/** Sends an answer that is encoded already, or 304 to whoever has it. */
export function sendEncoded(
  req: Request,
  res: Response,
  {
    body,
    etag,
    type,
    encoding,
  }: EncodedAnswer & { type: string; encoding: Encoding },
) {
  res.vary('Accept, Accept-Encoding, Authorization');
  res.setHeader('ETag', etag);
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  res.setHeader('Content-Type', `${type}; charset=utf-8`);
  res.setHeader('Content-Length', body.length);
  if (encoding !== 'identity') {
    res.setHeader('Content-Encoding', encoding);
  }
  res.end(body);
}
