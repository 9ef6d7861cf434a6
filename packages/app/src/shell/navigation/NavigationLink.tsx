import { ReactElement, ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';
import styles from './Navigation.module.css';

interface NavigationLinkProps {
  href: string;
  title: string;
  icon: ReactElement;
  /** For screen readers, where the title alone says too little. */
  label?: string;
  /** Such as a count, at the end of the line. */
  children?: ReactNode;
  onClick?: () => void;
}

/** A place in the navigation; the current one is marked by a bar, weight and ground. */
export function NavigationLink(props: NavigationLinkProps) {
  const { pathname } = useLocation();
  const isCurrent =
    pathname === props.href ||
    (props.href !== '/' && pathname.startsWith(`${props.href}/`));
  return (
    <Link
      to={props.href}
      className={styles.item}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={props.label}
      onClick={props.onClick}
    >
      <span className={styles.icon}>{props.icon}</span>
      <span className={styles.label}>{props.title}</span>
      {props.children}
    </Link>
  );
}
