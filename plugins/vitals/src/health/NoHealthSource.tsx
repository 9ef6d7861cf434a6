import { annotations } from '@gantry/plugin-vitals-common';
import { CodeSnippet, StatusMark } from '../verdict';
import prose from '../verdict/prose.module.css';
import styles from './NoHealthSource.module.css';

/** What to add to an entity so that its health shows. */
export function NoHealthSource({ name }: { name: string }) {
  return (
    <div className={styles.empty}>
      <StatusMark status="none" size="large" word="No health source yet" />
      <p className={prose.text}>
        Name the CloudWatch alarms that speak for <strong>{name}</strong> in its{' '}
        <code>catalog-info.yaml</code>: names, or the beginning of names and an
        asterisk, separated by commas.
      </p>
      <CodeSnippet
        code={annotated(annotations.cloudwatchAlarms, `${name}-*`)}
        label="the annotation"
      />
      <p className={prose.text}>
        Or, where Prometheus watches it, the labels that its series and alerts
        carry.
      </p>
      <CodeSnippet
        code={annotated(annotations.prometheusLabels, `service=${name}`)}
        label="the annotation for Prometheus"
      />
    </div>
  );
}

function annotated(key: string, value: string): string {
  return ['metadata:', '  annotations:', `    ${key}: ${value}`].join('\n');
}
