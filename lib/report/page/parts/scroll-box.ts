import { h } from './dom';

/** Room for something wide. It scrolls by itself, so that the page does not; then the keyboard can reach it as well. */
export function scrollBox(name: string, content: Node): HTMLElement {
  const box = h('div', { class: 'scroll' }, content);
  new ResizeObserver(() => {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (scrolls) {
      box.setAttribute('tabindex', '0');
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', name);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
    }
  }).observe(box);
  return box;
}
