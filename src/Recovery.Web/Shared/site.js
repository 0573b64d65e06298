// What every page has: a stream of changes, drafts that survive, keys.
import "./live.js";
import "./drafts.js";
import "./keys.js";

// The answer to a form that was refused takes the eye and the focus to where it was refused.
document.addEventListener("htmx:afterSettle", (event) => {
  event.detail.elt?.ownerDocument.querySelector("[data-focus]")?.focus();
});
document.querySelector("[data-focus]")?.focus();
