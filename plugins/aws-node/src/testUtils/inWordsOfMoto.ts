const names: Record<string, string> = {
  cloudwatch: 'monitoring',
  tag: 'tagging',
};

/** moto's IAM calls services by the names that signatures carry, in actions and in whole policies. */
export function inWordsOfMoto(text: string): string {
  return text.replace(
    /\b(cloudwatch|tag):(?=[A-Z])/g,
    (_, service) => `${names[service]}:`,
  );
}
