export function round(value, digits = 1) {
  return Number(value.toFixed(digits));
}
