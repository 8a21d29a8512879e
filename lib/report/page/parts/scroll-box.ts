import { h } from './dom';

/** Room for something wide. It scrolls by itself, so that the page does not. */
export function scrollBox(name: string, content: Node): HTMLElement {
  const box = h('div', { class: 'scroll' }, content);
  reachByKeyboard(box, name);
  return box;
}

/** Lets the keyboard scroll an element for as long as there is something to scroll. */
export function reachByKeyboard(box: HTMLElement, name: string): void {
  const observer = new ResizeObserver(() => {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (scrolls) {
      box.setAttribute('tabindex', '0');
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', name);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
    }
  });
  observer.observe(box);
}
