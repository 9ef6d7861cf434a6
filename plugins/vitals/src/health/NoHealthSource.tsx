import { annotations } from '@gantry/plugin-vitals-common';
import { CodeSnippet, StatusMark } from '../verdict';
import prose from '../verdict/prose.module.css';
import styles from './NoHealthSource.module.css';

/** What to add to an entity so that its health shows. */
export function NoHealthSource({ name }: { name: string }) {
  const annotation = [
    'metadata:',
    '  annotations:',
    `    ${annotations.cloudwatchAlarms}: ${name}-*`,
  ].join('\n');

  return (
    <div className={styles.empty}>
      <StatusMark status="none" size="large" word="No health source yet" />
      <p className={prose.text}>
        Name the CloudWatch alarms that speak for <strong>{name}</strong> in its{' '}
        <code>catalog-info.yaml</code>: names, or the beginning of names and an
        asterisk, separated by commas.
      </p>
      <CodeSnippet code={annotation} label="the annotation" />
    </div>
  );
}
