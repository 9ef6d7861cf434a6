import { Labels } from '../../estate/scrape/ScrapedSeries';

function significant(value: number): string {
  return String(Number(value.toPrecision(4)));
}

const readable: Record<string, (value: number) => string> = {
  humanize: significant,
  humanizePercentage: value => `${significant(100 * value)}%`,
  humanizeDuration: value =>
    value < 1 ? `${significant(1000 * value)}ms` : `${significant(value)}s`,
};

const placeholder =
  /\{\{\s*\$(?:labels\.([a-zA-Z_]\w*)|value(?:\s*\|\s*(\w+))?)\s*\}\}/g;

/** Fills an annotation in: `{{ $labels.service }}`, `{{ $value }}`, `{{ $value | humanizePercentage }}`. */
export function expand(text: string, labels: Labels, value: number): string {
  return text.replace(placeholder, (_, label, format) =>
    label === undefined
      ? (readable[format]?.(value) ?? String(value))
      : (labels[label] ?? ''),
  );
}
