"""What WCAG 2.2 asks that axe does not look at: focus that is seen, ways past the navigation, targets."""

from playwright.sync_api import Page

WORKED_WITH = "a[href], button, input, select, textarea, summary, [tabindex]"

UNSEEN = f"""() => {{
  const all = [...document.querySelectorAll('{WORKED_WITH}')].filter(each =>
    each.tabIndex >= 0 && each.type !== 'hidden' && !each.disabled
    && each.checkVisibility({{visibilityProperty: true}}));
  document.activeElement.blur();
  const before = new Map(all.map(each => [each, looks(each)]));
  return all.filter(each => {{
    each.focus({{preventScroll: true, focusVisible: true}});
    return document.activeElement === each && looks(each) === before.get(each);
  }}).map(each => `no focus is seen at ${{each.outerHTML.slice(0, 120)}}`);
}}"""
"""Where focus changes nothing of how it looks (2.4.7)."""

SKIP = f"""() => {{
  const first = document.querySelector('{WORKED_WITH}'), to = first.getAttribute('href');
  if (!to?.startsWith('#') || !document.querySelector(to)?.matches('main'))
    return `first stands ${{first.outerHTML.slice(0, 120)}}`;
  const ahead = document.querySelector('[tabindex]:not([tabindex="0"], [tabindex="-1"])');
  if (ahead) return `before it comes ${{ahead.outerHTML.slice(0, 120)}}`;
  first.focus();
  const {{left, top, right, bottom}} = first.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight ? '' : 'it is not seen';
}}"""
"""Focuses what leads past the navigation; says what is wrong of it (2.4.1)."""

SMALLEST_PX = 24

SMALL = """smallest => [...document.querySelectorAll('button, input, select, textarea, summary, .button')]
  .filter(each => each.type !== 'hidden' && each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}))
  .filter(each => ![each, ...(each.labels ?? [])].some(one => {
    const {width, height} = one.getBoundingClientRect();
    return width >= smallest && height >= smallest;
  }))
  .map(each => `smaller than ${smallest} px: ${each.outerHTML.slice(0, 120)}`)"""
"""What is pressed at itself or at its label, and is smaller than a fingertip's least (2.5.8)."""


def unseen_focus(page: Page) -> list[str]:
    """What looks the same with the focus as without; of everything that the keyboard reaches."""
    # From now on the browser takes what is focused for reached by keyboard.
    page.keyboard.press("Tab")
    return list(page.evaluate(UNSEEN))


def no_way_past(page: Page) -> list[str]:
    """What is wrong of the link that leads past the navigation, which is the first of a page."""
    wrong = page.evaluate(SKIP)
    if not wrong:
        page.keyboard.press("Enter")
        wrong = (
            "" if page.evaluate("document.activeElement.matches('main')") else "it leads nowhere"
        )
    return [f"the way past the navigation: {wrong}"] if wrong else []


def small_targets(page: Page) -> list[str]:
    """Controls that are smaller than 24 by 24 px."""
    return list(page.evaluate(SMALL, SMALLEST_PX))
