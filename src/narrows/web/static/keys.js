// Keys for pages that are written on or shown; each presses a button or follows a link of the page.
"use strict";
{
  const press = (form, button) => {
    if (form) form.requestSubmit(button ?? undefined);
  };
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    const form = field.closest?.("form[data-save]");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) {
      event.preventDefault();
      press(form, form.querySelector("[data-save-button]"));
    } else if (event.key === "Enter" && event.altKey && field.matches?.("[data-takes]")) {
      event.preventDefault();
      field.closest(".row").querySelector("button.take")?.click();
    } else if (!form && !event.ctrlKey && !event.altKey && !event.metaKey) {
      if (field.matches?.("input,select,textarea")) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const way = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (way) {
        event.preventDefault();
        way.click();
      }
    }
  });
  // What is there already is written over at once.
  const choose = (field) => {
    if (field?.matches?.("input[type=number]")) field.select();
  };
  document.addEventListener("focusin", ({ target }) => choose(target));
  choose(document.activeElement);
  // A part that a script put in has the field that one goes on in; once, as a page has.
  const goOn = () => {
    const next = document.querySelector("#writing [autofocus]");
    next?.removeAttribute("autofocus");
    return next;
  };
  goOn();
  document.addEventListener("htmx:after:swap", () => goOn()?.focus());
}
