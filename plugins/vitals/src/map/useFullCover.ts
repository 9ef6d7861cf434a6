import { useLayoutEffect, useState } from 'react';

/**
 * An element above all else that is in the document, which is out of reach meanwhile; undefined until it is there.
 */
export function useFullCover(): HTMLElement | undefined {
  const [cover, setCover] = useState<HTMLElement>();

  useLayoutEffect(() => {
    const covered = [...document.body.children].filter(
      (child): child is HTMLElement =>
        child instanceof HTMLElement && !child.inert,
    );
    const element = document.createElement('div');
    document.body.append(element);
    covered.forEach(child => {
      child.inert = true;
    });
    setCover(element);
    return () => {
      covered.forEach(child => {
        child.inert = false;
      });
      element.remove();
    };
  }, []);

  return cover;
}
