import { StatusMark } from '@gantry/plugin-vitals';
import {
  RiApps2Line,
  RiBookOpenLine,
  RiBox3Line,
  RiDatabase2Line,
  RiFileList2Line,
  RiMagicLine,
  RiNodeTree,
  RiTeamLine,
} from '@remixicon/react';
import { UsedFleetHealth } from '../../catalog/health/useFleetHealth';
import styles from './HitContent.module.css';
import { Category, SearchHit } from './SearchHit';
import { excerptOf } from './excerptOf';
import { wordsOf } from './searchTerm';

const icons: Record<Category, typeof RiBox3Line> = {
  component: RiBox3Line,
  api: RiNodeTree,
  resource: RiDatabase2Line,
  system: RiApps2Line,
  template: RiMagicLine,
  people: RiTeamLine,
  other: RiFileList2Line,
  docs: RiBookOpenLine,
};

/** Vitals are read of these; of the others a missing verdict would say nothing. */
const withVerdict: Category[] = ['component', 'resource', 'docs'];

export interface HitContentProps {
  hit: SearchHit;
  /** What was asked for, to be marked in the text. */
  term: string;
  fleet: UsedFleetHealth;
  /** Whether the text is shown of entities too, not of docs alone. */
  isDetailed?: boolean;
}

/** A result: what it is, whose, and how it is. */
export function HitContent(props: HitContentProps) {
  const { hit, term, fleet, isDetailed = false } = props;
  const Icon = icons[hit.category];
  const facts = factsOf(hit);
  return (
    <span className={styles.hit}>
      <Icon className={styles.icon} aria-hidden />
      <span className={styles.body}>
        <span className={styles.line}>
          <span className={styles.title}>{titleOf(hit)}</span>
          <span className={styles.facts}>
            {facts.map((fact, index) => (
              <span key={fact}>
                {index > 0 && <span aria-hidden> · </span>}
                {fact}
              </span>
            ))}
          </span>
        </span>
        {(isDetailed || hit.category === 'docs') && hit.text && (
          <span className={styles.text}>
            {excerptOf(hit.text, term).map(({ text, isMatch }, index) =>
              isMatch ? <mark key={index}>{text}</mark> : text,
            )}
          </span>
        )}
      </span>
      <span className={styles.status}>
        <Verdict hit={hit} fleet={fleet} />
      </span>
    </span>
  );
}

function Verdict({ hit, fleet }: Pick<HitContentProps, 'hit' | 'fleet'>) {
  const verdict = fleet.verdictOfRef(hit.entityRef);
  if (verdict) {
    return <StatusMark status={verdict.status} />;
  }
  if (fleet.isPending || !withVerdict.includes(hit.category)) {
    return null;
  }
  if (fleet.error) {
    return <StatusMark status="unknown" />;
  }
  return hit.category === 'docs' ? null : <StatusMark status="none" />;
}

function titleOf({ category, title, entityTitle }: SearchHit): string {
  return category === 'docs' && entityTitle && entityTitle !== title
    ? `${title}, in ${entityTitle}`
    : title;
}

function factsOf(hit: SearchHit): string[] {
  // "Order service" says what "order-service" does.
  const isNamed = wordsOf(hit.title).join() === wordsOf(hit.name).join();
  return [
    hit.category !== 'docs' && !isNamed && hit.name,
    hit.category !== 'docs' && hit.type !== 'other' && hit.type,
    hit.owner && `owned by ${hit.owner}`,
    hit.tier && `tier ${hit.tier}`,
    hit.system && hit.system !== hit.name && `in ${hit.system}`,
  ].filter(fact => fact !== false && fact !== '') as string[];
}
