/** Java and Python print whole numbers with a decimal: `1.0`. */
export function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
