/** Where keys have a meaning of their own: fields, editors, and lists that are searched by typing, unless they say that they are not. */
const selector = [
  'input',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable="false"])',
  '[role="textbox"]',
  '[role="searchbox"]',
  '[role="combobox"]',
  '[role="listbox"]:not([data-shortcuts="on"])',
  '[role="menu"]',
  '[role="tree"]',
  '[role="application"]',
  '.cm-editor',
  '.monaco-editor',
].join(',');

/** Whether a key that was pressed belongs to what has the focus rather than to the portal. */
export function isTyping(event: KeyboardEvent): boolean {
  // Within a shadow root the event's own target is only the host.
  const [target] = event.composedPath();
  return (
    event.isComposing ||
    (target instanceof Element && target.closest(selector) !== null)
  );
}
