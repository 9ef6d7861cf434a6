/** Of the element that holds the page. */
export const contentId = 'content';
