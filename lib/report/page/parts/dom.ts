/** What an element holds. Texts are text: nothing in them becomes markup. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

/** Attributes by name; `on…` are listeners. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | undefined | ((event: Event) => void)>
>;

/** Makes an element. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

/** Puts other content into an element. */
export function refill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren();
  append(element, children);
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (isList(child)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

/** A message, in which what is between backticks is code. */
export function messageText(message: string): Child {
  return message
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part));
}

/** A text for people who hear the page and do not see it. */
export function unseen(text: string): HTMLElement {
  return h('span', { class: 'unseen' }, text);
}
