// Where a part of the page comes anew the focus goes along: to the same link or button, else to the part.
"use strict";
{
  let was = null;
  const isSame = (one, other) =>
    one.textContent === other.textContent && one.getAttribute("href") === other.getAttribute("href");
  // A list may have the same link in each of its entries.
  const alike = (part, focused) =>
    [...part.querySelectorAll(focused.localName)].filter((each) => isSame(each, focused));
  document.addEventListener("htmx:before:swap", () => {
    const focused = document.activeElement;
    const parts = [];
    for (let at = focused; at && at !== document.body; at = at.parentElement)
      if (at.id) parts.push({ id: at.id, place: alike(at, focused).indexOf(focused) });
    was = parts.length ? { focused, parts } : null;
  });
  document.addEventListener("htmx:after:swap", () => {
    if (!was || was.focused.isConnected || document.activeElement !== document.body) return;
    const known = was.parts.find(({ id }) => document.getElementById(id));
    if (!known) return;
    const part = document.getElementById(known.id);
    const found = alike(part, was.focused);
    const next = found[known.place] ?? found[0] ?? part;
    if (next === part) part.tabIndex = -1;
    next.focus({ preventScroll: true });
  });
}
