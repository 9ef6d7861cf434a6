import { Entity } from '@backstage/catalog-model';
import { useStarredEntity } from '@backstage/plugin-catalog-react';
import { RiStarFill, RiStarLine } from '@remixicon/react';
import styles from './StarButton.module.css';

/** Puts an entity among one's starred ones and takes it out again. */
export function StarButton({ entity }: { entity: Entity }) {
  const { isStarredEntity, toggleStarredEntity } = useStarredEntity(entity);
  const Star = isStarredEntity ? RiStarFill : RiStarLine;
  return (
    <button
      type="button"
      className={styles.star}
      aria-pressed={isStarredEntity}
      aria-label={`Star ${entity.metadata.name}`}
      title={isStarredEntity ? 'Remove the star' : 'Star'}
      onClick={toggleStarredEntity}
    >
      <Star size={16} aria-hidden />
    </button>
  );
}
