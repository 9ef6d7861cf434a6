import { RefObject, useEffect } from 'react';

/** Stock pages bring a `main` of their own, newer ones do not; either way there is exactly one. */
export function useMainLandmark(ref: RefObject<HTMLElement>) {
  useEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    const update = () => {
      if (element.querySelector('main')) {
        element.removeAttribute('role');
      } else {
        element.setAttribute('role', 'main');
      }
    };
    update();
    const observer = new MutationObserver(update);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [ref]);
}
