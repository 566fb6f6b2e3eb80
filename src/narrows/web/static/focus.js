// Where a part of the page comes anew the focus goes along: to the same link or button, else to the part.
"use strict";
{
  let was = null;
  const isSame = (one, other) =>
    one.textContent === other.textContent && one.getAttribute("href") === other.getAttribute("href");
  document.addEventListener("htmx:before:swap", () => {
    const focused = document.activeElement;
    const parts = [];
    for (let at = focused; at && at !== document.body; at = at.parentElement) if (at.id) parts.push(at.id);
    was = parts.length ? { focused, parts } : null;
  });
  document.addEventListener("htmx:after:swap", () => {
    if (!was || was.focused.isConnected || document.activeElement !== document.body) return;
    const part = was.parts.map((id) => document.getElementById(id)).find(Boolean);
    if (!part) return;
    const alike = [...part.querySelectorAll(was.focused.localName)];
    const next = alike.find((each) => isSame(each, was.focused)) ?? part;
    if (next === part) part.tabIndex = -1;
    next.focus({ preventScroll: true });
  });
}
