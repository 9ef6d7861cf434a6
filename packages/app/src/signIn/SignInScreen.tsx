import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import { Logo } from '../shell/navigation/Logo';
import styles from './SignInScreen.module.css';

interface SignInScreenProps {
  /** Why the last attempt failed, in words. */
  problem?: string;
  children: ReactNode;
}

/** The door: whose portal it is, and the one way in. */
export function SignInScreen({ problem, children }: SignInScreenProps) {
  const config = useApi(configApiRef);
  const organization = config.getOptionalString('organization.name');
  return (
    <main className={styles.screen}>
      <div className={styles.panel}>
        <div className={styles.brand}>
          <Logo />
          <h1 className={styles.name}>{config.getString('app.title')}</h1>
        </div>
        <p className={styles.purpose}>
          {organization
            ? `The developer portal of ${organization}`
            : 'The developer portal'}
        </p>
        {children}
        <div role="alert">
          {problem && <p className={styles.problem}>{problem}</p>}
        </div>
      </div>
    </main>
  );
}
