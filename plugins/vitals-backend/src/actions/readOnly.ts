/** Of an action that may be repeated at will and changes nothing. */
export const readOnly = {
  readOnly: true,
  destructive: false,
  idempotent: true,
} as const;
