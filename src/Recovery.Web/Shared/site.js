// What every page has: a stream of changes, drafts that survive, keys.
import "./live.js";
import "./drafts.js";
import "./keys.js";

// The answer to a form that was refused takes the eye and the focus to where it was refused.
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  (part?.matches?.("[data-focus]") ? part : part?.querySelector?.("[data-focus]"))?.focus(); // only what came just now: a hint that arrives later takes nobody's cursor
});
document.querySelector("[data-focus]")?.focus();
