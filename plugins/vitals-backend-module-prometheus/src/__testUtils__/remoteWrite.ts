import { NativeShape, TestSeries } from './TestSeries';

/**
 * Hands points to a Prometheus through its remote-write receiver (version 0.1.0 of the specification): a
 * protocol buffer `WriteRequest`, compressed with snappy.
 */
export async function remoteWrite(
  url: string,
  series: TestSeries[],
  points: number[],
): Promise<void> {
  const request = series.map(({ name, labels, value, histogram }) =>
    message(1, [
      ...Object.entries({ __name__: name, ...labels })
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([label, text]) =>
          message(1, [
            bytes(1, Buffer.from(label)),
            bytes(2, Buffer.from(text)),
          ]),
        ),
      ...points.flatMap(at => {
        const figure = value(at);
        if (figure === undefined) {
          return [];
        }
        return histogram
          ? [message(4, nativeHistogram(histogram, figure, at))]
          : [message(2, [double(1, figure), integer(2, at)])];
      }),
    ]),
  );
  const answer = await fetch(`${url}/api/v1/write`, {
    method: 'POST',
    headers: {
      'content-encoding': 'snappy',
      'content-type': 'application/x-protobuf',
      'x-prometheus-remote-write-version': '0.1.0',
    },
    body: uncompressedSnappy(Buffer.concat(request)),
  });
  if (!answer.ok) {
    throw new Error(`${answer.status}: ${await answer.text()}`);
  }
}

function varint(value: number): Buffer {
  const out = [];
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Buffer.from([...out, rest]);
}

function bytes(field: number, content: Buffer): Buffer {
  return Buffer.concat([
    varint(field * 8 + 2),
    varint(content.length),
    content,
  ]);
}

function message(field: number, parts: Buffer[]): Buffer {
  return bytes(field, Buffer.concat(parts));
}

function integer(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function double(field: number, value: number): Buffer {
  const content = Buffer.alloc(8);
  content.writeDoubleLE(value);
  return Buffer.concat([varint(field * 8 + 1), content]);
}

function nativeHistogram(
  { from, shares }: NativeShape,
  count: number,
  at: number,
): Buffer[] {
  const counts = shares.map(share => Math.round(share * count));
  const total = counts.reduce((sum, each) => sum + each, 0);
  return [
    integer(1, total),
    double(3, total),
    integer(4, zigzag(0)),
    message(11, [integer(1, zigzag(from)), integer(2, counts.length)]),
    // Each bucket is told as the difference to the one before.
    bytes(
      12,
      Buffer.concat(
        counts.map((each, i) => varint(zigzag(each - (counts[i - 1] ?? 0)))),
      ),
    ),
    integer(15, at),
  ];
}

/** Signed numbers, small ones first. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** Snappy's block format allows literals alone, of at most 65,536 bytes with a length of two. */
function uncompressedSnappy(content: Buffer): Buffer<ArrayBuffer> {
  const most = 65_536;
  const parts = [varint(content.length)];
  for (let at = 0; at < content.length; at += most) {
    const chunk = content.subarray(at, at + most);
    const tag = Buffer.alloc(3);
    tag.writeUInt8(61 << 2);
    tag.writeUInt16LE(chunk.length - 1, 1);
    parts.push(tag, chunk);
  }
  return Buffer.concat(parts);
}
