const focusable =
  'a[href], button:enabled, input:enabled:not([type="hidden"]), select:enabled, textarea:enabled, summary, [tabindex="0"]';

/** An element around another, and which of its children leads there. */
interface Place {
  around: Element;
  position: number;
}

/**
 * A button that is disabled while it works, and a row that is removed, take the focus with them; whoever uses the keyboard
 * would begin at the top of the page again. Here a button that comes back has it again, and in all other cases what
 * stands in the place of what went.
 */
export function keepFocus(): void {
  let last: HTMLElement | null = null;
  let goBack = () => {};
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement ? target : null;
    if (last) goBack = wayBackTo(last);
  });
  // Whoever uses the mouse loses nothing, and what they click beside is meant.
  document.addEventListener('pointerdown', () => {
    last = null;
  });
  const look = () => {
    if (!last || !isLost(last)) return;
    if (!last.isConnected || !last.hasAttribute('data-loading')) goBack();
  };
  new MutationObserver(look).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'data-loading'],
  });
}

/** Gives the focus to an element later, or to what is there instead of it by then. */
export function wayBackTo(element: HTMLElement): () => void {
  const places = placesOf(element);
  return () => (isUsable(element) ? element : inPlaceOf(places, element.isConnected))?.focus();
}

/** The browser notices a disabled element some time later. */
function isLost(last: HTMLElement): boolean {
  return document.activeElement === document.body || (document.activeElement === last && !isUsable(last));
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled');
}

/** From the inside outwards. */
function placesOf(element: Element): Place[] {
  const places: Place[] = [];
  for (let inner = element; inner.parentElement; inner = inner.parentElement)
    places.push({ around: inner.parentElement, position: [...inner.parentElement.children].indexOf(inner) });
  return places;
}

/**
 * What now stands there: behind it, of what is gone, and before it, of what is disabled, since what follows it is mostly
 * graver. Of what stood outside the page, or while nothing does yet, the page's heading.
 */
function inPlaceOf(places: readonly Place[], isThere: boolean): HTMLElement | null {
  const main = document.getElementById('main');
  for (const { around, position } of places) {
    if (around === main?.parentElement || around === document.body) break;
    if (!around.isConnected) continue;
    const children = [...around.children];
    const [before, behind] = [children.slice(0, position).reverse(), children.slice(position)];
    const found = isThere ? (firstIn(before) ?? firstIn(behind)) : (firstIn(behind) ?? firstIn(before));
    if (found) return found;
  }
  return main?.querySelector<HTMLElement>('h1[tabindex]') ?? main;
}

function firstIn(elements: readonly Element[]): HTMLElement | undefined {
  for (const element of elements) {
    const inner = [element, ...element.querySelectorAll(focusable)];
    const found = inner.find((one) => one.matches(focusable) && one.checkVisibility());
    if (found instanceof HTMLElement) return found;
  }
  return undefined;
}
