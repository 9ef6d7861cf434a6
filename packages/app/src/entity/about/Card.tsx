import { Card as BuiCard, CardBody, CardHeader } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Card.module.css';

export interface CardProps {
  title: string;
  /** Beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A card of an entity's overview. */
export function Card({ title, actions, children }: CardProps) {
  return (
    <BuiCard>
      <CardHeader>
        <div className={styles.head}>
          <h3 className={styles.title}>{title}</h3>
          {actions}
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.body}>{children}</div>
      </CardBody>
    </BuiCard>
  );
}
